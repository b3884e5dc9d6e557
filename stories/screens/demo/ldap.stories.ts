import { html } from "lit";
import "#src/demo/demo.interface.ts";
import type { Prepare } from "../../support/fixture.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, rightToLeft, type Story, within } from "../../support/story.ts";

export default { title: "Screens/Demo/LDAP" };

const directory: Prepare = async ({ admin }) => {
    const flow = (await admin.get("flows/instances/?slug=default-authentication-flow")).body.results[0].pk;
    const [group] = (await admin.get("core/groups/")).body.results;
    const provider = (await admin.post("providers/ldap/", { name: "Directory", authorization_flow: flow, search_group: group.pk })).body;
    await admin.post("core/applications/", { name: "Directory", slug: "directory", provider: provider.pk });
    return "#/";
};

const demo = (slug: string): Story => ({
    render: () => html`<ak-interface-demo .chosen=${{ protocol: "ldap", slug }}></ak-interface-demo>`,
    parameters: { context: { backend: true, address: directory } },
});

export const Begin = demo("directory");
export const OfAUser = within(Begin, { user: "ada" });
/** Nobody is bound: the directory says so. */
export const Searched = pressing(Begin, "Search");
export const Unknown = demo("nothing");
export const Failing = within(Begin, { fault: "failing" });
export const Dark = dark(Searched);
export const Narrow = narrow(Searched);
export const RightToLeft = rightToLeft(Searched);
