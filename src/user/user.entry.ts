/* The user interface, at `/if/user/`. */
import { locale } from "#src/common/locale.ts";
import { theme } from "#src/common/theme.ts";
import "./user.interface.ts";

theme.start();
void locale.start();
