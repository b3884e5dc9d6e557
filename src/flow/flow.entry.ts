/* The flow interface, at `/if/flow/<slug>/`. */
import { locale } from "#src/common/locale.ts";
import { theme } from "#src/common/theme.ts";
import "./executor.ts";

theme.start();
void locale.start();
