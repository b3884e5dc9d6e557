import { expect } from "chai";
import { startServer, startTab } from "../server.ts";
import { found, goTo, press, running, shows, visitor } from "./browser.ts";
import { signIn } from "./journey.ts";

for (const { place, start, password } of [
    { place: "over HTTP", start: startServer, password: "akadmin-pw" },
    { place: "in the tab", start: startTab, password: "akadmin" },
])
    describe(`the browser of the API, ${place}`, () => {
        const served = running(start);

        it("is at the original's address, and sends what is tried as the signed-in user", async () => {
            const who = await visitor();
            const page = await who.open(`${served.url}/api/v3/`);
            await shows(page, "Sign in");
            await press(page, "button", "Sign in");
            await found(page, "[name=uidField]:focus");
            await signIn(page, "akadmin", password);
            await shows(page, "Signed in as akadmin");
            await goTo(page, "#/core_groups_create");
            await found(page, "main h1", "POST /api/v3/core/groups/");
            await (
                await found(page, "#body")
            ).evaluate((body) => {
                (body as HTMLTextAreaElement).value = '{"name": "made here"}';
                body.dispatchEvent(new Event("input", { bubbles: true }));
            });
            await press(page, "button[type=submit]", "Send");
            // The description names this status as well.
            await found(page, "[role=status] .pf-v6-c-label__text", "201");
            await goTo(page, "#/core_groups_list");
            // The form of the operation before has a button of the same name.
            await found(page, "main h1", "GET /api/v3/core/groups/");
            await press(page, "button[type=submit]", "Send");
            await shows(page, '"made here"');
            expect(who.complaints).to.deep.equal([]);
        });
    });
