import { expect } from "@open-wc/testing";
import { groups } from "#src/api/groups.api.ts";
import { stages } from "#src/api/stages.api.ts";
import { named } from "#src/elements/dialog/removal-uses.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { placedUses } from "./placed-uses.ts";

describe("what uses something, with the places of bindings", () => {
    const engine = withEngine();
    const { signal } = new AbortController();

    it("says of each binding where it is: at an application, a source, a rule, a flow, or a stage in a flow", async () => {
        const { admin } = engine.backend;
        const group = (await admin.post("core/groups/", { name: "staff" })).body;
        const flow = (await admin.post("flows/instances/", { name: "Login of staff", slug: "staff", title: "t", designation: "authentication" })).body;
        const stage = (await admin.post("stages/dummy/", { name: "pause" })).body;
        const bound = (await admin.post("flows/bindings/", { target: flow.pk, stage: stage.pk, order: 0 })).body;
        const application = (await admin.post("core/applications/", { name: "Wiki", slug: "wiki" })).body;
        const rule = (await admin.post("events/rules/", { name: "alarm", transports: [] })).body;
        const source = (await admin.post("sources/plex/", { name: "Films", slug: "films", client_id: "c", plex_token: "t" })).body;
        const targets = [flow.policybindingmodel_ptr_id, bound.policybindingmodel_ptr_id, application.pk, rule.pk, source.pk];
        for (const target of targets) await admin.post("policies/bindings/", { target, group: group.pk, order: 0 });

        const uses = await placedUses(groups.usedBy)(group.pk, signal, group);
        expect(uses.map(named)).to.have.members(
            ["Flow Login of staff", "Stage pause in flow Login of staff", "Application Wiki", "Notification rule alarm", "Source Films"].map(
                (place) => `Policy binding to ${place}`,
            ),
        );
        expect((await placedUses(stages.usedBy)(stage.pk, signal, stage)).map(named)).to.contain("Flow stage binding to Flow Login of staff");
    });

    it("asks for the places once, however many objects a dialog asks about", async () => {
        const { admin } = engine.backend;
        const application = (await admin.post("core/applications/", { name: "Wiki", slug: "wiki" })).body;
        const members = [];
        for (const name of ["staff", "guests"]) {
            const group = (await admin.post("core/groups/", { name })).body;
            await admin.post("policies/bindings/", { target: application.pk, group: group.pk, order: 0 });
            members.push(group);
        }
        const lists: string[] = [];
        engine.watch(async ({ url }) => void (url.includes("/policies/bindings/") && lists.push(url)));
        const dialog = new AbortController();
        const uses = await Promise.all(members.map((group) => placedUses(groups.usedBy)(group.pk, dialog.signal, group)));
        expect(uses.map((one) => one.map(named))).to.deep.equal([["Policy binding to Application Wiki"], ["Policy binding to Application Wiki"]]);
        expect(lists).to.have.length(1);
    });

    it("tells what uses it also where the places cannot be found out", async () => {
        const use = { app: "authentik_policies", model_name: "policybinding", pk: "nowhere", name: "Policy binding #0", action: "CASCADE" };
        expect((await placedUses(async () => [use])("x", signal, {})).map(named)).to.deep.equal(["Policy binding #0"]);
    });
});
