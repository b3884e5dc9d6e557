import { expect } from "@open-wc/testing";
import { connect, onWait } from "#src/api/client.ts";
import { users } from "#src/api/users.api.ts";
import "#src/elements/messages.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { tellOfPython } from "./python-wait.ts";

const isSaid = (): boolean => Boolean(document.querySelector("ak-messages")?.shadowRoot?.textContent?.includes("Python is being loaded"));

describe("waiting for Python", () => {
    const { fetch } = globalThis;
    let restore = () => {};
    /** What ends the requests that are under way. */
    let answers: (() => void)[] = [];
    beforeEach(() => {
        answers = [];
        sessionStorage.removeItem("ak-python-told");
        restore = connect({ fetch: () => new Promise((resolve) => answers.push(() => resolve(Response.json({ results: [] })))) });
        tellOfPython();
    });
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
        const sent = [users.list({})];
        // Something else was slow: nothing is said, and the next one asks again.
        await waitUntil(() => asked.length === 1);
        sent.push(users.list({}));
        await waitUntil(isSaid);
        expect(asked).to.deep.equal(["/-/sandbox/python/", "/-/sandbox/python/"]);
        for (const answer of answers) answer();
        await Promise.all(sent);
        // The next page of this tab has nothing to say: it leaves waiting to others.
        let heard = false;
        onWait(() => void (heard = true));
        tellOfPython();
        sent.push(users.list({}));
        await waitUntil(() => heard);
        for (const answer of answers) answer();
        await Promise.all(sent);
    });

    it("is said where the engine has announced it, and answers nothing while it loads", async () => {
        globalThis.fetch = () => new Promise(() => undefined);
        const engine = new BroadcastChannel("authentik-sandbox-python");
        const sent = users.list({});
        engine.postMessage(true);
        await waitUntil(isSaid);
        engine.postMessage(false);
        engine.close();
        for (const answer of answers) answer();
        await sent;
    });
});
