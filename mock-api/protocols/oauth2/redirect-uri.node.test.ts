import { expect } from "chai";
import { authorizeUrl, oauthBackend } from "./oauth2.test-helper.ts";

/** Whether a provider with these lines lets its answers go to an address. */
async function lets(redirect_uris: string, redirect_uri: string): Promise<boolean> {
    const { backend, app } = await oauthBackend();
    const made = await app({ provider: { redirect_uris } });
    return (await (await backend.as("bob")).get(authorizeUrl(made, { redirect_uri }))).status === 302;
}

describe("redirect URIs", () => {
    const cases: [lines: string, uri: string, isLet: boolean, why: string][] = [
        ["https://a.test/cb\nhttps://b.test/cb", "https://b.test/cb", true, "one of several lines"],
        ["https://a.test/cb", "https://a.test/cb/", false, "the slash counts"],
        ["https://a.test/cb", "https://a.test/CB", false, "capitals count"],
        ["https://a.test/cb?x=1", "https://a.test/cb?x=1", true, "an address with a query"],
        ["https://app.company.test/cb", "https://appxcompany.test/cb", false, "a dot of an address is a dot (D-411)"],
        [String.raw`https://\w+\.company\.test/cb`, "https://wiki.company.test/cb", true, "a pattern"],
        [String.raw`https://\w+\.company\.test/cb`, "https://wiki.company.test/cb?more", false, "a pattern matches all of it"],
        ["https://[", "https://[", false, "what is no address"],
        ["*", "https://any.test/", true, "a star lets all in"],
        [".*", "javascript:alert(1)", false, "no script, whatever the pattern"],
        [".*", "data:text/html,x", false, "no page in an address"],
        ["myapp://callback", "myapp://callback", true, "an address of a program"],
    ];
    for (const [lines, uri, isLet, why] of cases)
        it(`${why}: ${uri} is ${isLet ? "let through" : "refused"} by ${lines.replaceAll("\n", ", ")}`, async () => {
            expect(await lets(lines, uri)).to.equal(isLet);
        });

    it("are learned from the first request where none is set", async () => {
        const { backend, app } = await oauthBackend();
        const made = await app({ provider: { redirect_uris: "" } });
        const bob = await backend.as("bob");
        expect((await bob.get(authorizeUrl(made, { redirect_uri: "https://first.test/cb" }))).status).to.equal(302);
        expect((await backend.admin.get(`providers/oauth2/${made.pk}/`)).body.redirect_uris).to.equal("https://first.test/cb");
        expect((await bob.get(authorizeUrl(made, { redirect_uri: "https://second.test/cb" }))).status).to.equal(400);
    });
});
