import { expect, fixture, html } from "@open-wc/testing";
import { deep, find, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { makeDirectory } from "#mock/protocols/ldap/directory.test-helper.ts";
import "./demo-choice.ts";

describe("what the demo application can be a client of", () => {
    const engine = withEngine();
    const show = (protocol: string): Promise<HTMLElement> => fixture<HTMLElement>(html`<ak-demo-choice .protocol=${protocol}></ak-demo-choice>`);

    it("is every application with a provider, or a directory alone for whoever asks for its console", async () => {
        const { admin } = engine.backend;
        await find(await show("ldap"), "ak-empty-state", "An application with an LDAP provider is needed.");
        await makeDirectory(admin, "Directory");
        const [flow] = (await admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results;
        const { pk } = (await admin.post("providers/oauth2/", { name: "Wiki", authorization_flow: flow.pk })).body;
        await admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: pk });
        const namesIn = (frame: HTMLElement): string[] => deep(frame, "a").map(textOf);
        const all = await show("oauth");
        await find(all, "a", "Wiki");
        expect(namesIn(all)).to.have.members(["Directory", "Wiki"]);
        // Nobody but others may open it: administrators still find its console.
        const [application] = (await admin.get("core/applications/?slug=directory")).body.results;
        const { pk: group } = (await admin.post("core/groups/", { name: "nobody" })).body;
        await admin.post("policies/bindings/", { target: application.pk, group, order: 0 });
        const directories = await show("ldap");
        await find(directories, "a", "Directory");
        expect(namesIn(directories)).to.deep.equal(["Directory"]);
    });
});
