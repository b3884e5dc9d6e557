import { expect } from "chai";
import { eventsOf, facing, LAST, promptsFor, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const DENIED = { component: "ak-stage-access-denied", error_message: "Invalid invite/invite not found" };
const NOW = Date.parse("2023-02-01T12:00:00Z");
const LATER = "2023-03-01T12:00:00Z";

/** A flow that lets in who was invited, and an invitation. */
async function inviting(stage: object = {}, invitation: object = {}) {
    let now = NOW;
    const { backend, flow } = await facing(
        [["invitation/stages", { ...stage }], LAST],
        { designation: "enrollment" },
        await createTestBackend({ now: () => now }),
    );
    const pk = await invited(backend, invitation);
    const open = async (query: string) => (await backend.browser().get(`${TRY}${encodeURIComponent(query)}`)).status === 302;
    return { backend, flow, pk, open, at: (moment: string) => void (now = Date.parse(moment)) };
}

async function invited({ admin }: TestBackend, invitation: object = {}): Promise<string> {
    const answer = await admin.post("stages/invitation/invitations/", { name: "spring", expires: LATER, fixed_data: {}, ...invitation });
    expect(answer.status, JSON.stringify(answer.body)).to.equal(201);
    return answer.body.pk;
}

describe("stage: invitation", () => {
    it("refuses who brings none", async () => {
        const { backend } = await inviting();
        for (const query of ["", "itoken=", "itoken=no-uuid", "itoken=6f9619ff-8b86-d011-b42d-00c04fc964ff"])
            expect((await backend.browser().get(`${TRY}${encodeURIComponent(query)}`)).body, query).to.include(DENIED);
        expect(await eventsOf(backend, "invitation_used")).to.deep.equal([]);
    });

    it("lets who brings none go on where the stage says so", async () => {
        const { open, backend } = await inviting({ continue_flow_without_invitation: true });
        expect(await open("")).to.equal(true);
        expect(await eventsOf(backend, "invitation_used")).to.deep.equal([]);
    });

    for (const name of ["itoken", "token"])
        it(`lets in by ${name}, with dashes and without, and tells so`, async () => {
            const { backend, pk, open } = await inviting();
            expect(await open(`${name}=${pk}`)).to.equal(true);
            expect(await open(`${name}=${pk.replaceAll("-", "")}`)).to.equal(true);
            const [event] = await eventsOf(backend, "invitation_used");
            expect(event!.context).to.include({ invitation_uuid: pk.replaceAll("-", "") });
        });

    it("lets in by what a prompt was told", async () => {
        const backend = await createTestBackend();
        const pk = await invited(backend, { expires: new Date(Date.now() + 3600_000).toISOString() });
        const { browser } = await facing([await promptsFor(backend, { token: "text" }), ["invitation/stages", {}], LAST], {}, backend);
        await browser.post(TRY, { token: pk });
        expect((await browser.get(TRY)).status).to.equal(302);
    });

    it("for another flow is none", async () => {
        const { backend, open, flow } = await inviting();
        const other = (await backend.admin.get("flows/instances/default-authentication-flow/")).body.pk;
        expect(await open(`itoken=${await invited(backend, { name: "theirs", flow: other })}`)).to.equal(false);
        expect(await open(`itoken=${await invited(backend, { name: "ours", flow })}`)).to.equal(true);
    });

    it("that is past its time is none (D-103)", async () => {
        const { open, pk, at } = await inviting();
        at("2023-03-01T11:59:59Z");
        expect(await open(`itoken=${pk}`)).to.equal(true);
        at(LATER);
        expect(await open(`itoken=${pk}`)).to.equal(false);
    });

    it("for one person works once", async () => {
        const { backend, open } = await inviting();
        const once = await invited(backend, { name: "once", single_use: true });
        expect([await open(`itoken=${once}`), await open(`itoken=${once}`)]).to.deep.equal([true, false]);
        expect((await backend.admin.get(`stages/invitation/invitations/${once}/`)).status).to.equal(404);
    });

    it("fills in what it knows: objects are merged, lists put together, the invitation's word counts", async () => {
        const backend = await createTestBackend();
        const fixed_data = { attributes: { team: "red", site: "Utrecht" }, groups: ["b"], name: "Invited" };
        const pk = await invited(backend, { fixed_data, expires: new Date(Date.now() + 3600_000).toISOString() });
        const fields = await promptsFor(backend, { "name": "text", "attributes.team": "text" });
        await facing([fields, ["invitation/stages", {}], [fields[0], { ...fields[1], name: "again" }]], {}, backend);
        const admin = await backend.as("akadmin");
        const url = `${TRY}itoken%3D${pk}`;
        await admin.post(url, { "name": "Typed", "attributes.team": "blue" });
        await admin.get(url);
        const { body } = await admin.get(url);
        expect(body.fields.map(({ placeholder }: { placeholder: string }) => placeholder)).to.deep.equal(["Invited", "red"]);
        const { plan_context } = (await admin.get("flows/inspector/try/")).body.current_plan;
        expect(plan_context).to.deep.include({
            invitation_in_effect: true,
            prompt_data: { name: "Invited", attributes: { team: "red", site: "Utrecht" }, groups: ["b"], component: "ak-stage-prompt" },
        });
        expect(plan_context.invitation).to.include({ app: "authentik_stages_invitation", model_name: "invitation" });
    });
});
