import { expect } from "chai";
import { facing, LAST, SIGN_IN, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

const SETUP = "flows/executor/default-authenticator-static-setup/?query=";

describe("stage: static tokens", () => {
    it("are shown until they are written down, then kept as a device", async () => {
        const backend = await createTestBackend();
        const bob = await backend.as("bob");
        const { body } = await bob.get(SETUP);
        expect(body).to.include({ component: "ak-stage-authenticator-static", pending_user: "bob" });
        expect(body.codes).to.have.length(6);
        for (const code of body.codes) expect(code).to.match(/^[a-z2-7]{8}$/);
        expect(new Set(body.codes).size).to.equal(6);
        expect((await bob.get(SETUP)).body.codes, "the same until they are written down").to.deep.equal(body.codes);
        expect((await bob.get("authenticators/static/")).body.results).to.deep.equal([]);
        await bob.post(SETUP, {});
        const [device] = (await bob.get("authenticators/static/")).body.results;
        expect(device).to.deep.include({ name: "Static Token", token_set: body.codes.map((token: string) => ({ token })) });
        expect((await bob.get(SETUP)).body.codes, "others for the next device").to.not.deep.equal(body.codes);
    });

    it("sign in once each", async () => {
        let now = Date.parse("2023-02-01T12:00:00Z");
        const backend = await createTestBackend({ now: () => now });
        const bob = await backend.as("bob");
        const { codes } = (await bob.get(SETUP)).body;
        await bob.post(SETUP, {});
        const enter = async (code: string) => {
            const browser = backend.browser();
            await browser.post(SIGN_IN, { uid_field: "bob" });
            await browser.post(SIGN_IN, { password: "bob-pw" });
            const { status, body } = await browser.post(SIGN_IN, { code });
            return status === 302 ? "signed in" : body.response_errors.code[0].string;
        };
        expect(await enter(codes[0])).to.equal("signed in");
        expect(await enter(codes[0])).to.equal("Invalid Token");
        now += 2000;
        expect(await enter(codes[1])).to.equal("signed in");
        const [{ token_set }] = (await bob.get("authenticators/static/")).body.results;
        expect(token_set).to.deep.equal(codes.slice(2).map((token: string) => ({ token })));
    });

    for (const [token_count, shown] of [
        [1, 1],
        [0, 0],
        [12, 12],
    ] as const)
        it(`are ${shown} where the stage says ${token_count}`, async () => {
            const { backend } = await facing([["authenticator/static", { token_count }], LAST]);
            expect((await (await backend.as("bob")).get(TRY)).body.codes).to.have.length(shown);
        });

    it("A14: are a thousand at most, also where an older state says more", async () => {
        const { backend } = await facing([["authenticator/static", {}], LAST]);
        const [stage] = (await backend.admin.get("stages/authenticator/static/?ordering=-name")).body.results;
        const refused = await backend.admin.patch(`stages/authenticator/static/${stage.pk}/`, { token_count: 1001 });
        expect([refused.status, refused.body]).to.deep.equal([400, { token_count: ["Ensure this value is less than or equal to 1000."] }]);
        const { tables, ...state } = backend.export();
        const model = "authentik_stages_authenticator_static.authenticatorstaticstage";
        await backend.import({ ...state, tables: { ...tables, [model]: tables[model]!.map((row) => ({ ...row, token_count: 2147483647 })) } });
        expect((await (await backend.as("bob")).get(TRY)).body.codes).to.have.length(1000);
    });

    it("are not for visitors: the stage is left out", async () => {
        const { browser } = await facing([["authenticator/static", {}], LAST]);
        expect((await browser.get(TRY)).status).to.equal(302);
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-dummy");
    });

    it("are their owner's: renamed and removed by nobody else, and told when they go", async () => {
        const backend = await createTestBackend();
        const bob = await backend.as("bob");
        await bob.get(SETUP);
        await bob.post(SETUP, {});
        const [{ pk }] = (await bob.get("authenticators/static/")).body.results;
        expect((await bob.patch(`authenticators/static/${pk}/`, { name: "In the drawer" })).body.name).to.equal("In the drawer");
        expect((await (await backend.as("eve")).get(`authenticators/static/${pk}/`)).status).to.equal(404);
        await bob.delete(`authenticators/static/${pk}/`);
        expect((await bob.get("authenticators/all/")).body).to.deep.equal([]);
        const [event] = (await backend.admin.get("events/events/?action=custom_static_authenticator_disable")).body.results;
        expect(event.user.username).to.equal("bob");
    });
});
