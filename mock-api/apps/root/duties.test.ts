import { expect } from "chai";
import { heard, opened } from "#mock/apps/outposts/connected.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

const KEY = "a secret of:this installation";
const knowing = (name: string, secret: string) => ({ authorization: `Basic ${btoa(`${name}:${secret}`)}` });

describe("I17: what programs ask of an installation", () => {
    it("is alive and ready: 204, to anybody", async () => {
        const backend = await createTestBackend();
        const visitor = backend.browser();
        for (const path of ["/-/health/live/", "/-/health/ready/"]) {
            const { status, body } = await visitor.get(path);
            expect([status, body], path).to.deep.equal([204, ""]);
            expect((await visitor.send("HEAD", path)).status).to.equal(204);
            expect((await visitor.post(path)).status).to.equal(405);
            expect(backend.owns({ host: "authentik.test", hostname: "authentik.test", pathname: path })).to.equal(true);
        }
    });

    it("asks search engines to leave", async () => {
        const { status, headers, body } = await (await createTestBackend()).browser().get("/robots.txt");
        expect([status, headers.get("content-type"), body]).to.deep.equal([200, "text/plain; charset=utf-8", "User-agent: *\nDisallow: /\n"]);
        expect(headers.get("cache-control")).to.equal("no-store");
    });

    it("D-911: names whom to tell of a hole where it was told, for less than a year", async () => {
        const at = "/.well-known/security.txt";
        const ask = async (contact?: string) =>
            (await createTestBackend({ now: () => Date.UTC(2023, 2, 1), environment: contact ? { AUTHENTIK_SANDBOX_SECURITY_CONTACT: contact } : {} }))
                .browser()
                .get(at);
        const { status, headers, body } = await ask("mailto:security@company.test");
        expect([status, headers.get("content-type"), body]).to.deep.equal([
            200,
            "text/plain; charset=utf-8",
            "Contact: mailto:security@company.test\nExpires: 2023-08-28T00:00:00Z\nPreferred-Languages: en, de\n",
        ]);
        for (const contact of [undefined, "security@company.test", "mailto:a@b.test\nPolicy: https://elsewhere.test/", "javascript:alert(1)"])
            expect((await ask(contact)).status, contact).to.equal(404);
    });

    it("shows numbers to who knows its secret key, and to nobody else", async () => {
        const { browser, admin } = await createTestBackend({ environment: { AUTHENTIK_SECRET_KEY: KEY } });
        const visitor = browser();
        const refused: Record<string, string>[] = [
            {},
            knowing("monitor", ""),
            knowing("monitor", "another"),
            knowing("admin", KEY),
            { authorization: `Bearer ${KEY}` },
            { authorization: "Basic *" },
        ];
        for (const headers of refused) {
            const { status, headers: answered, body } = await visitor.send("GET", "/-/metrics/", undefined, headers);
            expect([status, answered.get("www-authenticate"), body]).to.deep.equal([401, 'Basic realm="authentik-monitoring"', ""]);
        }
        // An administrator's token is no secret key.
        expect((await admin.get("/-/metrics/")).status).to.equal(401);
        const { status, headers } = await visitor.send("GET", "/-/metrics/", undefined, knowing("monitor", KEY));
        expect([status, headers.get("content-type")]).to.deep.equal([200, "text/plain; version=0.0.4; charset=utf-8"]);
    });

    it("counts the objects of each kind", async () => {
        const { admin, browser } = await createTestBackend({ environment: { AUTHENTIK_SECRET_KEY: KEY } });
        const groups = async () => {
            const { body } = await browser().send("GET", "/-/metrics/", undefined, knowing("monitor", KEY));
            return Number(/^authentik_models\{model_name="group",app="authentik_core"\} (\d+)$/m.exec(String(body))?.[1]);
        };
        const before = await groups();
        expect((await admin.post("core/groups/", { name: "watched" })).status).to.equal(201);
        expect(await groups()).to.equal(before + 1);
    });

    it("names tasks by what they are and what they were done for", async () => {
        const { admin, browser } = await createTestBackend({ environment: { AUTHENTIK_SECRET_KEY: KEY } });
        await admin.post("admin/system_tasks/clean_expired_models/retry/");
        const { body } = await browser().send("GET", "/-/metrics/", undefined, knowing("monitor", KEY));
        expect(body).to.contain('authentik_system_tasks{task_name="clean_expired_models",task_uid="",status="successful"} 0\n');
    });

    it("shows which programs of outposts are connected, and when they were heard of", async () => {
        const backend = await createTestBackend({ environment: { AUTHENTIK_SECRET_KEY: KEY } });
        await backend.look(({ db, random }) => {
            const [outpost] = db.all("authentik_outposts.outpost");
            const peer = { send: () => undefined, close: () => undefined };
            opened(db, peer, outpost!.pk);
            heard(db, peer, { uid: "one", seen: random.now(), version: "2023.2.0", buildHash: "", hostname: "gate" });
        });
        const { body } = await backend.browser().send("GET", "/-/metrics/", undefined, knowing("monitor", KEY));
        expect(body).to.match(/^authentik_outposts_connected\{outpost="authentik Embedded Outpost",uid="one",expected="1"\} 1$/m);
        expect(body).to.match(/^authentik_outposts_last_update\{outpost="authentik Embedded Outpost",uid="one",version="2023\.2\.0"\} \d{10}(\.\d+)?$/m);
    });
});
