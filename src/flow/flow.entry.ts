/* The flow interface, at `/if/flow/<slug>/`. */
import { locale } from "#src/context/locale.ts";
import { theme } from "#src/base/theme.ts";
import { ignore } from "#src/base/ignore.ts";
import { tellOfLoss } from "#src/shell/not-kept.ts";
import { tellOfPython } from "#src/shell/python-wait.ts";
import "./executor.ts";

theme.start();
void locale.start();
tellOfPython();
tellOfLoss();
void import("#src/elements/tooltip.ts").then(({ showTips }) => showTips(), ignore("the page is whole without them"));
void import("#src/shell/live.ts").then(({ goLive }) => goLive(), ignore("the page is whole without it"));
void import("#src/shell/outside/outside-corner.ts").then(({ showOutsideCorner }) => showOutsideCorner(), ignore("the page is whole without it"));
