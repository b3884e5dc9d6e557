/* The flow interface, at `/if/flow/<slug>/`. */
import { locale } from "#src/context/locale.ts";
import { theme } from "#src/base/theme.ts";
import { tellOfPython } from "#src/shell/python-wait.ts";
import "./executor.ts";

theme.start();
void locale.start();
tellOfPython();
