import { expect } from "chai";
import type { Answer } from "#mock/adapters/test/test-backend.ts";
import { must } from "../oauth2/oauth2.test-helper.ts";
import { locationOf, open, proxyWorld, told } from "./proxy.test-helper.ts";

const basic = (name: string, secret: string) => `Basic ${Buffer.from(`${name}:${secret}`).toString("base64")}`;

async function world() {
    const made = await proxyWorld();
    const [a, b] = [await made.guard("a"), await made.guard("b")];
    const alice = await made.backend.as("alice");
    must(await alice.post("core/tokens/", { identifier: "for-a", intent: "app_password" }));
    const { key } = must(await alice.get("core/tokens/for-a/view_key/"));
    const sessions = () => (made.backend.export().tables["sandbox.proxysession"] ?? []).length;
    const [outpost] = (await made.backend.admin.get("outposts/instances/?managed__iexact=goauthentik.io/outposts/embedded")).body.results;
    const ask = (path = "/", authorization = basic("alice", String(key))) => made.backend.browser().send("GET", `${a.at}${path}`, undefined, { authorization });
    return { ...made, a, b, alice, key: String(key), sessions, outpost: String(outpost.pk), ask };
}
type RaceWorld = Awaited<ReturnType<typeof world>>;

/** What an administrator may do to an application while somebody opens it. */
const CHANGES: Record<string, (made: RaceWorld) => Promise<Answer>> = {
    "its provider is deleted": ({ backend, a }) => backend.admin.delete(`providers/proxy/${a.pk}/`),
    "its application is deleted": ({ backend, a }) => backend.admin.delete(`core/applications/${a.slug}/`),
    "its outpost loses it": ({ backend, b, outpost }) => backend.admin.patch(`outposts/instances/${outpost}/`, { type: "proxy", providers: [b.pk] }),
    "its outpost is deleted": ({ backend, outpost }) => backend.admin.delete(`outposts/instances/${outpost}/`),
    "its mode is another": ({ backend, a }) => backend.admin.patch(`providers/proxy/${a.pk}/`, { mode: "forward_single", internal_host: "" }),
    "whoever asks is deactivated": async ({ backend }) => {
        const [{ pk }] = (await backend.admin.get("core/users/?username=alice")).body.results;
        return backend.admin.patch(`core/users/${pk}/`, { is_active: false });
    },
    "whoever asks is deleted": async ({ backend }) => {
        const [{ pk }] = (await backend.admin.get("core/users/?username=alice")).body.results;
        return backend.admin.delete(`core/users/${pk}/`);
    },
};

/** Waits for so many turns of the loop: another place in the middle of a request each time. */
async function after(turns: number): Promise<void> {
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

describe("an application behind an outpost, while others change it", () => {
    for (const [what, change] of Object.entries(CHANGES))
        it(`A17.20: is answered for, and keeps no session that leads nowhere, when ${what} in the middle`, async () => {
            for (const turns of [0, 2, 8]) {
                const made = await world();
                let callback = "";
                const send = made.alice.send.bind(made.alice);
                made.alice.send = async (method, path, ...more) => {
                    if (!path.includes("/callback?")) return send(method, path, ...more);
                    callback = path;
                    return { status: 200, headers: new Headers(), body: "" };
                };
                await open(made.alice, `${made.a.at}/`);
                const asked = [send("GET", callback), made.ask(), made.ask("/page"), send("GET", `${made.a.at}/outpost.goauthentik.io/start`)];
                await after(turns);
                const changed = await change(made);
                expect(changed.status, "the change").to.be.below(300);
                const statuses = (await Promise.all(asked)).map(({ status }) => status);
                expect(
                    statuses.filter((status) => ![200, 302, 400, 401, 404].includes(status)),
                    statuses.join(),
                ).to.deep.equal([]);
                if (/deleted|loses/.test(what) && !what.startsWith("who")) {
                    const guarded = [await send("GET", `${made.a.at}/`), await made.ask()].map(told);
                    expect(guarded).to.deep.equal([null, null]);
                }
                const { tables } = made.backend.export();
                const [providers, outposts] = ["authentik_providers_proxy.proxyprovider", "authentik_outposts.outpost"].map(
                    (model) => new Set((tables[model] ?? []).map((row) => (row as unknown as { pk: unknown }).pk)),
                );
                for (const row of (tables["sandbox.proxysession"] ?? []) as unknown as { provider: unknown; outpost: unknown }[])
                    expect([providers!.has(row.provider), outposts!.has(row.outpost)], `a session of nothing, after ${turns} turns`).to.deep.equal([
                        true,
                        true,
                    ]);
            }
        });

    it("A17.21: lets nobody in any more with what was good before, once the minute is over", async () => {
        for (const change of [
            CHANGES["whoever asks is deactivated"]!,
            CHANGES["whoever asks is deleted"]!,
            ({ alice }: RaceWorld) => alice.delete("core/tokens/for-a/"),
        ]) {
            const made = await world();
            expect(told(await made.ask())).to.equal("alice");
            expect((await change(made)).status).to.be.below(300);
            made.clock.now += 60_000;
            expect((await made.ask()).status).to.equal(401);
        }
    });

    it("A17.21: does not remember what was wrong", async () => {
        const made = await world();
        expect((await made.ask("/", basic("alice", "later"))).status).to.equal(401);
        const [{ pk }] = (await made.backend.admin.get("core/users/?username=alice")).body.results;
        must(await made.backend.admin.post("core/tokens/", { identifier: "later", intent: "app_password", user: pk }));
        must(await made.backend.admin.post("core/tokens/later/set_key/", { key: "later" }));
        expect(told(await made.ask("/", basic("alice", "later")))).to.equal("alice");
    });

    it("A17.22: ends no session but those that were there when somebody signed out, however many requests are on their way", async () => {
        const made = await world();
        const { alice, a, b, sessions } = made;
        for (const app of [a, b]) await open(alice, `${app.at}/`);
        expect(sessions()).to.equal(2);
        const busy = Array.from({ length: 20 }, (_, index) => alice.get(`${index % 2 ? a.at : b.at}/page`));
        const out = alice.get(`${a.at}/outpost.goauthentik.io/sign_out`);
        const late = Array.from({ length: 20 }, (_, index) => alice.get(`${index % 2 ? a.at : b.at}/page`));
        expect(locationOf(await out)).to.include("/end-session/");
        const statuses = (await Promise.all([...busy, ...late])).map(({ status }) => status);
        expect(new Set(statuses)).to.deep.equal(new Set([200, 302]));
        expect(sessions()).to.equal(0);
        expect(told(await alice.get(`${a.at}/page`))).to.equal(null);
    });
});
