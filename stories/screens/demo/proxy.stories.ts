import { html } from "lit";
import "#src/demo/demo.interface.ts";
import type { Prepare } from "../../support/fixture.ts";
import { dark, narrow, type Story, within } from "../../support/story.ts";

export default { title: "Screens/Demo/Proxy" };

/** An application behind the embedded outpost, one of whose paths anybody may open. */
const behindOutpost: Prepare = async ({ admin }) => {
    const flow = (await admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results[0].pk;
    const hosts = { internal_host: "http://wiki.internal.test", external_host: "https://wiki.company.test", skip_path_regex: "^/open" };
    const provider = (await admin.post("providers/proxy/", { name: "Wiki", authorization_flow: flow, ...hosts })).body;
    await admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: provider.pk });
    const [embedded] = (await admin.get("outposts/instances/?managed__iexact=goauthentik.io/outposts/embedded")).body.results;
    await admin.patch(`outposts/instances/${embedded.pk}/`, { type: "proxy", providers: [provider.pk] });
    return "#/";
};

const demo = (slug: string, at = "/"): Story => ({
    render: () => html`<ak-interface-demo .chosen=${{ protocol: "proxy", slug, at }}></ak-interface-demo>`,
    parameters: { context: { backend: true, address: behindOutpost } },
});

export const NotSignedIn = demo("wiki");
/** Anybody may open this address. */
export const Open = demo("wiki", "/open/page");
export const Unknown = demo("nothing");
export const Failing = within(NotSignedIn, { fault: "failing" });
export const Dark = dark(NotSignedIn);
export const Narrow = narrow(NotSignedIn);
