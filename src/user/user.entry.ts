/* The user interface, at `/if/user/`. */
import { locale } from "#src/context/locale.ts";
import { theme } from "#src/base/theme.ts";
import "./user.interface.ts";

theme.start();
void locale.start();
