/* The admin interface, at `/if/admin/`. */
import { locale } from "#src/common/locale.ts";
import { theme } from "#src/common/theme.ts";
import "./admin.interface.ts";

theme.start();
void locale.start();
