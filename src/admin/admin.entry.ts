/* The admin interface, at `/if/admin/`. */
import { theme } from "#src/common/theme.ts";
import "./admin.interface.ts";

theme.start();
