import { expect } from "chai";
import { startTab } from "../server.ts";
import { found, running, visitor } from "./browser.ts";

interface Told {
    readonly announced: boolean[];
    readonly signedIn: string;
    readonly refused: string[];
    readonly tested: object;
    readonly stopped: object;
}

/** In the page: signs in, saves expression policies and tests them, by nothing but the API. */
async function expressions(): Promise<Told> {
    const send = async (path: string, body?: object) => {
        const csrf = /authentik_csrf=([^;]+)/.exec(document.cookie)?.[1] ?? "";
        const headers = { "content-type": "application/json", "x-authentik-csrf": csrf };
        return (await fetch(`/api/v3/${path}`, body && { method: "POST", headers, body: JSON.stringify(body) })).json();
    };
    const flow = "flows/executor/default-authentication-flow/?query=";
    await send(flow);
    await send(flow, { uid_field: "akadmin" });
    const { component: signedIn } = await send(flow, { password: "akadmin" });
    const { user } = await send("core/users/me/");
    const test = async (name: string, expression: string) => {
        const { pk } = await send("policies/expression/", { name, expression });
        const { passing, messages } = await send(`policies/all/${pk}/test/`, { user: user.pk });
        return { passing, messages };
    };
    // Its thread answers nothing while it loads: pages are told before, so that they can say what they wait for.
    const announced: boolean[] = [];
    const channel = new BroadcastChannel("authentik-sandbox-python");
    channel.addEventListener("message", ({ data }) => announced.push(data));
    const { expression: refused } = await send("policies/expression/", { name: "wrong", expression: "return (" });
    const tested = await test(
        "hash",
        'import hashlib\nak_message(hashlib.md5(b"a").hexdigest())\nreturn request.user.ak_groups.filter(name__endswith="Admins").exists()',
    );
    const stopped = await test("endless", "while True:\n    pass");
    // What is announced comes by another way than the answers, and may come after them.
    while (announced.length < 4) await new Promise((heard) => channel.addEventListener("message", heard, { once: true }));
    return { signedIn, refused, tested, stopped, announced };
}

describe("expressions in a browser tab", () => {
    const tab = running(startTab);

    it("run in Python, under the policy of the engine's worker, and cannot stop it", async () => {
        const who = await visitor();
        const page = await who.open(`${tab.url}/if/flow/default-authentication-flow/`);
        // A worker that controls the page passes requests on until the page has told it of the engine.
        await found(page, "input[name=uidField]");
        const told = await page.evaluate(expressions);
        expect(told).to.deep.equal({
            announced: [true, false, true, false],
            signedIn: "xak-flow-redirect",
            refused: ["Expression Syntax Error: '(' was never closed (temp-policy, line 2)"],
            tested: { passing: true, messages: ["0cc175b9c0f1b6a831c399e269772661"] },
            stopped: { passing: false, messages: ["This expression ran for longer than an expression may, and was stopped."] },
        });
        expect(who.complaints).to.deep.equal([]);
        const engine = who.asked.find((address) => /\/assets\/engine-/.test(address)) ?? "";
        const policy = (await fetch(engine || tab.url)).headers.get("content-security-policy");
        if (engine) expect(policy).to.contain("'wasm-unsafe-eval'").and.not.contain("'unsafe-eval'");
    });
});
