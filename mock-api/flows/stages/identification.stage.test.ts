import { expect } from "chai";
import { eventsOf, facing, LAST, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

const UNKNOWN = { non_field_errors: [{ string: "Failed to authenticate.", code: "invalid" }] };

/** The stage, with Bob in front of it. */
async function identifying(stage: object = {}, flow: object = {}) {
    const { backend, browser, stages } = await facing([["identification", { user_fields: ["username"], ...stage }], LAST], { ...flow });
    const { body } = await backend.admin.post("core/users/", {
        username: "Bob",
        name: "Bob B.",
        email: "bob@example.test",
        groups: [],
        attributes: { upn: "bob@upn.test" },
    });
    const finds = async (uid_field: string) => (await backend.browser().post(TRY, { uid_field })).status === 302;
    return { backend, browser, finds, pk: body.pk as number, stage: stages[0]! };
}

describe("stage: identification", () => {
    for (const [user_fields, typed, isFound] of [
        [["username"], "Bob", true],
        [["username"], "bob", true],
        [["username"], "bob@example.test", false],
        [["email"], "BOB@example.test", true],
        [["email"], "Bob", false],
        [["upn"], "bob@upn.test", true],
        [["username", "email", "upn"], "bob@upn.test", true],
        [[], "Bob", false],
    ] as const)
        it(`by [${user_fields.join()}] ${isFound ? "finds" : "does not find"} ${typed}`, async () => {
            const { finds } = await identifying({ user_fields });
            expect(await finds(typed)).to.equal(isFound);
        });

    it("takes capitals for what they are where it is told to", async () => {
        const { finds } = await identifying({ case_insensitive_matching: false });
        expect([await finds("Bob"), await finds("bob")]).to.deep.equal([true, false]);
    });

    it("does not find who is switched off", async () => {
        const { backend, finds, pk } = await identifying();
        await backend.admin.patch(`core/users/${pk}/`, { is_active: false });
        expect(await finds("Bob")).to.equal(false);
    });

    for (const [designation, primary_action] of [
        ["authentication", "Log in"],
        ["recovery", "Continue"],
    ] as const)
        it(`its button says "${primary_action}" in a flow for ${designation}`, async () => {
            const { browser } = await identifying({}, { designation });
            expect((await browser.get(TRY)).body).to.deep.include({
                component: "ak-stage-identification",
                user_fields: ["username"],
                password_fields: false,
                primary_action,
                sources: [],
                show_source_labels: false,
            });
        });

    it("leads to other flows, which go on where this one was asked to", async () => {
        const { backend, browser, stage } = await identifying();
        expect((await browser.get(TRY)).body).to.not.have.any.keys("enroll_url", "recovery_url", "passwordless_url", "application_pre");
        const flow = (await backend.admin.get("flows/instances/default-source-enrollment/")).body.pk;
        await backend.admin.patch(`stages/identification/${stage}/`, { enrollment_flow: flow, recovery_flow: flow, passwordless_flow: flow });
        const plain = "/if/flow/default-source-enrollment/";
        expect((await browser.get(TRY)).body).to.include({ enroll_url: plain, recovery_url: plain, passwordless_url: plain });
        expect((await browser.get(`${TRY}next%3D%252Fthere%252F`)).body.recovery_url).to.equal(`${plain}?next=%2Fthere%2F`);
    });

    it("tells an unknown name at the form, counts it against the name, and writes no event", async () => {
        const { backend, browser } = await identifying();
        expect((await browser.post(TRY, { uid_field: "nobody" })).body.response_errors).to.deep.equal(UNKNOWN);
        const scores = (await backend.admin.get("policies/reputation/scores/?identifier=nobody")).body.results;
        expect(scores.map(({ score, ip }: { score: number; ip: string }) => [score, ip])).to.deep.equal([[-1, "127.0.0.1"]]);
        expect(await eventsOf(backend, "login_failed")).to.deep.equal([]);
    });

    for (const [answer, error] of [
        [{}, { string: "This field is required.", code: "required" }],
        [{ uid_field: "" }, { string: "This field may not be blank.", code: "blank" }],
        [{ uid_field: null }, { string: "This field may not be null.", code: "null" }],
        [{ uid_field: "x".repeat(1025) }, { string: "Ensure this field has no more than 1024 characters.", code: "invalid" }],
    ] as const)
        it(`refuses ${JSON.stringify(answer).slice(0, 30)} at its field`, async () => {
            const { browser } = await identifying();
            expect((await browser.post(TRY, answer)).body.response_errors).to.deep.equal({ uid_field: [error] });
        });

    for (const [show_matched_user, shown] of [
        [true, "Bob"],
        [false, "bob@example.test"],
    ] as const)
        it(`${show_matched_user ? "names whom it found" : "keeps what was typed"} on the pages that follow`, async () => {
            const { backend, browser } = await facing([
                ["identification", { user_fields: ["email"], show_matched_user }],
                ["captcha", { public_key: "p", private_key: "s" }],
            ]);
            await backend.admin.post("core/users/", { username: "Bob", name: "Bob B.", email: "bob@example.test", groups: [] });
            await browser.post(TRY, { uid_field: "bob@example.test" });
            const { pending_user, pending_user_avatar } = (await browser.get(TRY)).body;
            expect(pending_user).to.equal(shown);
            expect(pending_user_avatar).to.match(/^data:image\/svg\+xml;base64,/);
        });

    it("names the application that somebody is on the way to", async () => {
        const backend = await createTestBackend();
        await facing([["identification", { user_fields: ["username"] }]], {}, backend);
        const browser = backend.browser();
        await browser.get(TRY);
        const state = backend.export();
        const [row] = state.tables["sandbox.session"] as unknown as { data: object }[];
        row!.data = { ...row!.data, "authentik/flows/application_pre": "Wiki" };
        await backend.import(state);
        expect((await browser.get(TRY)).body.application_pre).to.equal("Wiki");
    });
});

describe("stage: identification with a password", () => {
    const onOnePage = async () => {
        const backend = await createTestBackend();
        const stage = await backend.admin.post("stages/password/", { name: "inline", backends: ["authentik.core.auth.InbuiltBackend"] });
        await facing(
            [
                ["identification", { user_fields: ["username"], password_stage: stage.body.pk }],
                ["user_login", {}],
            ],
            {},
            backend,
        );
        await backend.as("bob");
        return { backend, browser: backend.browser() };
    };

    it("takes both at once", async () => {
        const { backend, browser } = await onOnePage();
        expect((await browser.get(TRY)).body.password_fields).to.equal(true);
        expect((await browser.post(TRY, { uid_field: "bob", password: " bob-pw " })).status, "blanks around it do not count here").to.equal(302);
        await browser.get(TRY);
        expect((await browser.get("core/users/me/")).body.user.username).to.equal("bob");
        expect((await eventsOf(backend, "login"))[0]!.context).to.include({ auth_method: "password" });
    });

    for (const [answer] of [[{ password: "wrong" }], [{ password: "" }], [{ password: null }], [{}]] as const)
        it(`refuses ${JSON.stringify(answer)} as it refuses an unknown name`, async () => {
            const { backend, browser } = await onOnePage();
            expect((await browser.post(TRY, { uid_field: "bob", ...answer })).body.response_errors).to.deep.equal(UNKNOWN);
            expect((await browser.post(TRY, { uid_field: "nobody", ...answer })).body.response_errors).to.deep.equal(UNKNOWN);
            expect(await eventsOf(backend, "login_failed")).to.have.length(1);
        });

    it("offers the sources that it was given, by name, with a picture", async () => {
        const { backend, browser, stage } = await identifying({ show_source_labels: true });
        const made = async (name: string, provider_type: string, enabled = true): Promise<string> => {
            const slug = name.toLowerCase();
            return (await backend.admin.post("sources/oauth/", { name, slug, provider_type, consumer_key: "k", consumer_secret: "s", enabled })).body.pk;
        };
        const sources = [await made("Zoo", "google"), await made("Apples", "apple"), await made("Forge", "github"), await made("Off", "github", false)];
        await backend.admin.patch(`stages/identification/${stage}/`, { sources });
        await backend.admin.post("sources/all/forge/set_icon_url/", { url: "https://forge.example/icon.svg" });
        const { body } = await browser.get(TRY);
        expect(body.show_source_labels).to.equal(true);
        const [apples, ...rest] = body.sources;
        const to = (slug: string) => ({ type: "redirect", component: "xak-flow-redirect", to: `/source/oauth/login/${slug}/` });
        expect(rest).to.deep.equal([
            { name: "Forge", icon_url: "https://forge.example/icon.svg", challenge: to("forge") },
            { name: "Zoo", icon_url: "/static/authentik/sources/google.svg", challenge: to("zoo") },
        ]);
        expect(apples.challenge).to.include({ type: "native", component: "ak-source-oauth-apple", client_id: "k", scope: "email name" });
        expect(apples.challenge.redirect_uri).to.equal("http://authentik.test/source/oauth/callback/apples/");
    });
});
