/* The user interface, at `/if/user/`. */
import { locale } from "#src/context/locale.ts";
import { theme } from "#src/base/theme.ts";
import { guardSession } from "#src/context/session-guard.ts";
import { ignore } from "#src/base/ignore.ts";
import { tellOfLoss } from "#src/shell/not-kept.ts";
import { tellOfPython } from "#src/shell/python-wait.ts";
import { tellOfRightsLost } from "#src/shell/rights-lost.ts";
import "./user.interface.ts";

theme.start();
void locale.start();
tellOfPython();
tellOfLoss();
void tellOfRightsLost().catch(ignore("the page says by itself where one is"));
guardSession(async () => (await import("#src/flow/sign-in-again.ts")).signInAgain());
void import("#src/elements/tooltip.ts").then(({ showTips }) => showTips(), ignore("the page is whole without them"));
void import("#src/shell/live.ts").then(({ goLive }) => goLive(), ignore("the page is whole without it"));
