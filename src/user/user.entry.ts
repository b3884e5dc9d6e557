/* The user interface, at `/if/user/`. */
import { theme } from "#src/common/theme.ts";
import "./user.interface.ts";

theme.start();
