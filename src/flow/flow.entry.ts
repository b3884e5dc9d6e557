/* The flow interface, at `/if/flow/<slug>/`. */
import { theme } from "#src/common/theme.ts";
import "./executor.ts";

theme.start();
