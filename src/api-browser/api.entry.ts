/* The browser of the API, at `/api/v3/`. */
import { locale } from "#src/context/locale.ts";
import { theme } from "#src/base/theme.ts";
import { tellOfPython } from "#src/shell/python-wait.ts";
import "./api.interface.ts";

theme.start();
void locale.start();
tellOfPython();
