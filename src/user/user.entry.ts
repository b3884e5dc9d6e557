/* The user interface, at `/if/user/`. */
import "./user.interface.ts";
