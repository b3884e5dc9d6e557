import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { expect } from "chai";
import { listening } from "#mock/adapters/node/listening.node.test-helper.ts";
import { sendOverHttp } from "#mock/adapters/node/network.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { provideNetwork } from "#mock/outside/network.ts";

describe("expressions that ask servers on loopback", () => {
    let backend: TestBackend;
    let close: () => void;
    let base: string;
    let seen: string[];

    before(async () => {
        backend = await createTestBackend();
        ({ url: base, close } = await listening((request, response) => void answer(request, response)));
        provideNetwork({ send: sendOverHttp, isOpen: false });
    });
    after(() => {
        provideNetwork(undefined);
        close();
    });
    beforeEach(() => void (seen = []));

    async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const { method, url = "", headers } = request;
        seen.push(`${method} ${url} ${headers["x-key"] ?? ""}${headers.authorization ?? ""} ${headers["content-type"] ?? ""} ${await text(request)}`.trim());
        if (url === "/never") return;
        if (url === "/moved") return void response.writeHead(302, { location: "/here" }).end();
        if (url === "/away") return void response.writeHead(302, { location: "https://example.test/" }).end();
        if (url === "/gone") return void response.writeHead(404).end("no");
        if (url === "/large") return void response.end("x".repeat(2 * 1024 * 1024));
        if (url === "/sandbox") {
            const { body } = await backend.admin.get("core/groups/?name=authentik Admins");
            return void response.end(JSON.stringify({ groups: body.pagination.count }));
        }
        response.setHeader("content-type", "application/json").end(JSON.stringify({ level: 5, name: "Zoë" }));
    }

    async function result(expression: string): Promise<string> {
        const { body } = await backend.admin.post("policies/expression/", { name: `p-${Math.random()}`, expression: expression.replaceAll("BASE", base) });
        const answered = await backend.admin.post(`policies/all/${body.pk}/test/`, { user: 1 });
        expect(answered.status).to.equal(200);
        return answered.body.passing ? "passes" : answered.body.messages.join();
    }

    it("get what they answer, having asked once", async () => {
        expect(await result('r = requests.get("BASE/a", params={"q": "x y"}, timeout=3)\nreturn r.ok and r.json() == {"level": 5, "name": "Zoë"}')).to.equal(
            "passes",
        );
        expect(seen).to.deep.equal(["GET /a?q=x+y"]);
    });

    it("send JSON, forms, headers and passwords", async () => {
        const source =
            'import requests as r\nr.post("BASE/j", json={"a": 1}, headers={"X-Key": "k"})\nr.put("BASE/f", data={"a": "b c"}, auth=("me", "pw"))\nrequests.headers["X-Key"] = "all"\nrequests.delete("BASE/d")\nreturn True';
        expect(await result(source)).to.equal("passes");
        expect(seen).to.deep.equal([
            'POST /j k application/json {"a": 1}',
            `PUT /f Basic ${btoa("me:pw")} application/x-www-form-urlencoded a=b+c`,
            "DELETE /d all",
        ]);
    });

    it("are run again with each answer, and write once", async () => {
        const source =
            'ak_create_event("asked_around")\nfirst = requests.get("BASE/1").json()["level"]\nsecond = requests.get("BASE/2").json()["level"]\nreturn first + second == 10';
        expect(await result(source)).to.equal("passes");
        expect(seen).to.deep.equal(["GET /1", "GET /2"]);
        expect((await backend.admin.get("events/events/?action=custom_asked_around")).body.pagination.count).to.equal(1);
    });

    it("may ask the sandbox itself", async () => {
        expect(await result('return requests.get("BASE/sandbox").json() == {"groups": 1}')).to.equal("passes");
    });

    it("follow redirects on loopback, and raise for what is wrong", async () => {
        expect(await result('r = requests.get("BASE/moved")\nreturn r.url.endswith("/here") and len(r.history) == 1')).to.equal("passes");
        expect(await result('return requests.get("BASE/moved", allow_redirects=False).status_code == 302')).to.equal("passes");
        expect(await result('requests.get("BASE/gone").raise_for_status()')).to.equal(`404 Client Error: Not Found for url: ${base}/gone`);
        expect(await result('requests.get("BASE/large")')).to.match(/was not answered: the answer is larger than 1048576 bytes\.$/);
        expect(await result('requests.get("BASE/never", timeout=0.05)')).to.equal(`GET ${base}/never was not answered: Read timed out.`);
    });

    it("reach nothing beyond, and not for ever", async () => {
        const beyond = /was not answered: expressions of the sandbox reach servers on loopback only\.$/;
        const elsewhere = [
            "https://example.test/",
            "http://127.0.0.1.example.test/",
            "http://10.0.0.1/",
            "http://2130706433.test/",
            "ftp://127.0.0.1/",
            "file:///etc/passwd",
        ];
        for (const url of elsewhere) expect(await result(`requests.get("${url}")`), url).to.match(beyond);
        expect(await result('requests.get("BASE/away")')).to.match(beyond);
        expect(await result('requests.get("example.test")')).to.match(/No scheme supplied/);
        expect(await result('for n in range(9):\n    requests.get(f"BASE/{n}")\nreturn True')).to.match(/at most 8 requests/);
        expect(seen).to.have.length(9);
    });

    it("are asked in the middle of a sign-in, whose password was checked already", async () => {
        await backend.admin.post("core/users/", { username: "vera", name: "Vera", groups: [] });
        const vera = (await backend.admin.get("core/users/?username=vera")).body.results[0].pk;
        await backend.admin.post(`core/users/${vera}/set_password/`, { password: "s3cret-pass" });
        const stage = (await backend.admin.get("stages/user_login/?name=default-authentication-login")).body.results[0].pk;
        const flow = (await backend.admin.get("flows/instances/default-authentication-flow/")).body.pk;
        const binding = (await backend.admin.get(`flows/bindings/?stage=${stage}&target=${flow}`)).body.results[0];
        await backend.admin.patch(`flows/bindings/${binding.pk}/`, { evaluate_on_plan: false, re_evaluate_policies: true });
        const expression = `return requests.get("${base}/level").json()["level"] == 5`;
        const { body } = await backend.admin.post("policies/expression/", { name: "level", expression });
        await backend.admin.post("policies/bindings/", { policy: body.pk, target: binding.policybindingmodel_ptr_id, order: 0 });
        const browser = backend.browser();
        await browser.signIn("vera", "s3cret-pass");
        expect((await browser.get("core/users/me/")).body.user.username).to.equal("vera");
        expect(seen).to.deep.equal(["GET /level"]);
    });
});
