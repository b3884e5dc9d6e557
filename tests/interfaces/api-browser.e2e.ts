import { expect } from "chai";
import { startServer, startTab } from "../server.ts";
import { found, press, running, shows, visitor } from "./browser.ts";
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
            await page.goto(`${served.url}/api/v3/#/core_groups_create`);
            await shows(page, "/api/v3/core/groups/");
            await (
                await found(page, "#body")
            ).evaluate((body) => {
                (body as HTMLTextAreaElement).value = '{"name": "made here"}';
                body.dispatchEvent(new Event("input", { bubbles: true }));
            });
            await press(page, "button[type=submit]", "Send");
            await shows(page, "201");
            await page.goto(`${served.url}/api/v3/#/core_groups_list`);
            await press(page, "button[type=submit]", "Send");
            await shows(page, '"made here"');
            expect(who.complaints).to.deep.equal([]);
        });
    });
