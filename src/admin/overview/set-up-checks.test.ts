import { expect, fixture, html } from "@open-wc/testing";
import { pageOf, stubApi } from "#src/api/stub.test-helper.ts";
import { setUpChecks } from "./set-up-checks.ts";

describe("UX 11: the set-up checks", () => {
    /** What is checked where the question of published passwords is answered so. */
    async function shown(logins: { status?: number; body: unknown }): Promise<string> {
        const { restore } = stubApi(({ path }) => (path === "/-/sandbox/logins/" ? logins : { body: pageOf([]) }));
        try {
            const show = await setUpChecks(new AbortController().signal, () => undefined);
            return (await fixture(html`<div>${show()}</div>`)).textContent;
        } finally {
            restore();
        }
    }

    it("look at the administrator's password, but at nobody else's", async () => {
        expect(await shown({ body: [{ pk: 1, username: "akadmin" }] })).to.contain("The published password of akadmin still works.");
        expect(await shown({ body: [{ pk: 7, username: "amara.okafor" }] })).to.match(/Done\s+akadmin has a password of its own/);
    });

    it("leave it out where the server does not know", async () => {
        expect(await shown({ status: 404, body: {} }))
            .to.contain("People can sign in")
            .and.not.contain("akadmin");
    });
});
