import { expect } from "@open-wc/testing";
import { connect } from "#src/api/client.ts";
import { users } from "#src/api/users.api.ts";
import "#src/elements/messages.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { tellOfPython } from "./python-wait.ts";

describe("waiting for Python", () => {
    const { fetch } = globalThis;
    let restore = () => {};
    afterEach(() => {
        globalThis.fetch = fetch;
        restore();
        document.querySelector("ak-messages")?.remove();
    });

    it("is said once, when an answer takes long and Python is being loaded", async () => {
        const asked: string[] = [];
        globalThis.fetch = (input) => {
            asked.push(String(input));
            return Promise.resolve(Response.json({ isLoading: asked.length > 1 }));
        };
        const answers: (() => void)[] = [];
        restore = connect({ fetch: () => new Promise((resolve) => answers.push(() => resolve(Response.json({ results: [] })))) });
        tellOfPython();
        const sent = [users.list({})];
        // Something else was slow: nothing is said, and the next one asks again.
        await waitUntil(() => asked.length === 1);
        expect(document.querySelector("ak-messages")).to.equal(null);
        sent.push(users.list({}));
        await waitUntil(() => Boolean(document.querySelector("ak-messages")?.shadowRoot?.textContent?.includes("Python is being loaded")));
        expect(asked).to.deep.equal(["/-/sandbox/python/", "/-/sandbox/python/"]);
        for (const answer of answers) answer();
        await Promise.all(sent);
    });
});
