/* The admin interface, at `/if/admin/`. */
import { currentPath } from "#src/base/route.ts";
import { locale } from "#src/context/locale.ts";
import { theme } from "#src/base/theme.ts";
import { guardSession } from "#src/context/session-guard.ts";
import { ignore } from "#src/base/ignore.ts";
import { tellOfLoss } from "#src/shell/not-kept.ts";
import { tellOfPython } from "#src/shell/python-wait.ts";
import "./admin.interface.ts";
import { HOME } from "./routes.ts";

theme.start();
void locale.start();
tellOfPython();
tellOfLoss();
guardSession(async () => (await import("#src/flow/sign-in-again.ts")).signInAgain());
void import("#src/elements/tooltip.ts").then(({ showTips }) => showTips(), ignore("the page is whole without them"));
void import("#src/shell/live.ts").then(({ goLive }) => goLive(), ignore("the page is whole without it"));
// What all other pages are made of comes beside the page that is asked for, not after it.
if (!["", "/", HOME].includes(currentPath())) void import("#src/pages/list.ts").catch(ignore("the page asks for it again, and says so"));
