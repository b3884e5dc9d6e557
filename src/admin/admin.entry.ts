/* The admin interface, at `/if/admin/`. */
import { locale } from "#src/context/locale.ts";
import { theme } from "#src/base/theme.ts";
import "./admin.interface.ts";

theme.start();
void locale.start();
