/* The admin interface, at `/if/admin/`. */
import { currentPath } from "#src/base/route.ts";
import { locale } from "#src/context/locale.ts";
import { theme } from "#src/base/theme.ts";
import { guardSession } from "#src/context/session-guard.ts";
import { ignore } from "#src/base/ignore.ts";
import { tellOfLoss } from "#src/shell/not-kept.ts";
import { tellOfPython } from "#src/shell/python-wait.ts";
import { match } from "#src/pages/router.ts";
import "./admin.interface.ts";
import { HOME, routes } from "./routes.ts";

theme.start();
void locale.start();
tellOfPython();
tellOfLoss();
guardSession(async () => (await import("#src/flow/sign-in-again.ts")).signInAgain());
void import("#src/elements/tooltip.ts").then(({ showTips }) => showTips(), ignore("the page is whole without them"));
void import("#src/shell/live.ts").then(({ goLive }) => goLive(), ignore("the page is whole without it"));
// What all other pages are made of, and the page that is asked for, come beside the answer that says who has signed in, not after it.
const path = currentPath();
if (!["", "/", HOME].includes(path)) {
    const page = routes.find((route) => !route.leaves && match(route.path, path));
    for (const part of [import("#src/pages/list.ts"), page?.load()]) void part?.catch(ignore("the page asks for it again, and says so"));
}
