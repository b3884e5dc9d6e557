/* The admin interface, at `/if/admin/`. */
import "./admin.interface.ts";
