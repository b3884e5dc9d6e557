/* The demo application, at `/demo/oauth/<slug>/`. */
import { locale } from "#src/context/locale.ts";
import { theme } from "#src/base/theme.ts";
import { tellOfPython } from "#src/shell/python-wait.ts";
import "./demo.interface.ts";

theme.start();
void locale.start();
tellOfPython();
