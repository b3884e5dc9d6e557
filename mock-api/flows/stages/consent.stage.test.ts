import { expect } from "chai";
import { bindPolicy, facing, LAST, type Step, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

const APPLICATION = "6f9619ff-8b86-d011-b42d-00c04fc964ff";

/** A flow about an application that asks for what the user's attribute `asked` names, as providers put it into the plan. */
async function asking(consent: object) {
    let now = Date.parse("2023-02-01T12:00:00Z");
    const step: Step = ["consent", { ...consent }, { re_evaluate_policies: true }];
    const { backend, targets } = await facing([step, LAST], { title: "Redirecting to %(app)s" }, await createTestBackend({ now: () => now }));
    await backend.admin.post("core/applications/", { name: "App", slug: "app" });
    const [{ pk: application }] = (await backend.admin.get("core/applications/?superuser_full_list=true")).body.results;
    await bindPolicy(
        backend,
        targets[0]!,
        [
            "plan = context['flow_plan'].context",
            `plan["application"] = {"app": "authentik_core", "model_name": "application", "pk": "${application}", "name": "App"}`,
            'plan["consent_header"] = "You are about to sign into App."',
            'plan["consent_permissions"] = [{"id": one, "name": one.title()} for one in request.user.attributes.get("asked", ["email"])]',
            "return True",
        ].join("\n"),
    );
    const bob = await backend.as("bob");
    const [{ pk }] = (await backend.admin.get("core/users/?username=bob")).body.results;
    /** What is asked for from here on, by what was given before and what was not; "given": nothing is asked. */
    const asked = async (...ids: string[]) => {
        await bob.get("/flows/-/cancel/");
        await backend.admin.patch(`core/users/${pk}/`, { attributes: { asked: ids } });
        const { status, body } = await bob.get(TRY);
        if (status === 302) return "given";
        const names = (permissions: { id: string }[]) => permissions.map(({ id }) => id).join();
        return { old: names(body.permissions), new: names(body.additional_permissions) };
    };
    const accept = async () => {
        const { token } = (await bob.get(TRY)).body;
        expect((await bob.post(TRY, { token })).status).to.equal(302);
    };
    const kept = async () => (await bob.get("core/user_consent/")).body.results as { permissions: string; expires: string | null }[];
    return { backend, bob, asked, accept, kept, wait: (hours: number) => void (now += hours * 3600_000) };
}

describe("stage: consent", () => {
    it("says what it is about", async () => {
        const { bob } = await asking({ mode: "always_require" });
        const { body } = await bob.get(TRY);
        expect(body).to.deep.include({
            component: "ak-stage-consent",
            header_text: "You are about to sign into App.",
            permissions: [{ id: "email", name: "Email" }],
            additional_permissions: [],
            pending_user: "bob",
        });
        expect(body.flow_info.title).to.equal("Redirecting to App");
    });

    it("takes the token of its last rendering only, and says nothing about another", async () => {
        const { backend } = await facing([["consent", { mode: "always_require" }], LAST]);
        const bob = await backend.as("bob");
        const first = (await bob.get(TRY)).body;
        const again = (await bob.post(TRY, { token: "another" })).body;
        expect(again.component).to.equal("ak-stage-consent");
        expect(again.token).to.not.equal(first.token);
        expect(again).to.not.have.property("response_errors");
        expect((await bob.post(TRY, { token: first.token })).body.component, "of an older rendering").to.equal("ak-stage-consent");
        const { token } = (await bob.get(TRY)).body;
        expect((await bob.post(TRY, { token })).status).to.equal(302);
        expect((await bob.get("core/user_consent/")).body.results, "without an application nothing is kept").to.deep.equal([]);
    });

    it("is asked each time where the stage says so, and nothing is kept", async () => {
        const { asked, accept, kept } = await asking({ mode: "always_require" });
        expect(await asked("email")).to.deep.equal({ old: "email", new: "" });
        await accept();
        expect(await kept()).to.deep.equal([]);
        expect(await asked("email")).to.deep.equal({ old: "email", new: "" });
    });

    it("is remembered for the same permissions; more or fewer are asked for", async () => {
        const { asked, accept, kept } = await asking({ mode: "permanent" });
        expect(await asked("email", "profile")).to.deep.equal({ old: "email,profile", new: "" });
        await accept();
        expect((await kept())[0]).to.include({ permissions: "email profile", expires: null });
        expect(await asked("profile", "email"), "in any order").to.equal("given");
        expect(await asked("email"), "fewer").to.deep.equal({ old: "email", new: "" });
        expect(await asked("email", "profile", "groups"), "more").to.deep.equal({ old: "email,profile", new: "groups" });
        await accept();
        expect((await kept()).map(({ permissions }) => permissions)).to.deep.equal(["email profile groups"]);
        expect(await asked("email", "profile", "groups")).to.equal("given");
    });

    it("is remembered for as long as the stage says", async () => {
        const { asked, accept, kept, wait } = await asking({ mode: "expiring", consent_expire_in: "hours=2" });
        await asked("email");
        await accept();
        expect((await kept())[0]).to.include({ expires: "2023-02-01T14:00:00.000000Z" });
        wait(1);
        expect(await asked("email")).to.equal("given");
        wait(1);
        expect(await asked("email"), "past its time").to.deep.equal({ old: "email", new: "" });
    });

    it("is another's to give: what one user gave is asked of the next", async () => {
        const { backend, asked, accept } = await asking({ mode: "permanent" });
        await asked("email");
        await accept();
        expect((await (await backend.as("eve")).get(TRY)).body.permissions).to.deep.equal([{ id: "email", name: "Email" }]);
    });

    it("of an application that is not there is kept for nobody", async () => {
        const { backend, targets } = await facing([["consent", { mode: "permanent" }, { re_evaluate_policies: true }], LAST]);
        await bindPolicy(backend, targets[0]!, `context["flow_plan"].context["application"] = {"pk": "${APPLICATION}"}\nreturn True`);
        const browser = backend.browser();
        const { token } = (await browser.get(TRY)).body;
        expect((await browser.post(TRY, { token })).status, "a visitor").to.equal(302);
        expect((await backend.admin.get("core/user_consent/")).body.results).to.deep.equal([]);
    });
});
