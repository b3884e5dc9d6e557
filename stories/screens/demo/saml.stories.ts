import { html } from "lit";
import "#src/demo/demo.interface.ts";
import type { Prepare } from "../../support/fixture.ts";
import { dark, narrow, type Story, within } from "../../support/story.ts";

export default { title: "Screens/Demo/SAML" };

/** An application whose provider sends its answers there. */
const application =
    (acs_url: string): Prepare =>
    async ({ admin }) => {
        const flow = (await admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results[0].pk;
        const [{ pk: signing_kp }] = (await admin.get("crypto/certificatekeypairs/?has_key=true")).body.results;
        const provider = (await admin.post("providers/saml/", { name: "Wiki", authorization_flow: flow, acs_url, signing_kp, sp_binding: "post" })).body;
        await admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: provider.pk });
        return "#/";
    };

const demo = (slug: string, address: string | Prepare = "#/"): Story => ({
    render: () => html`<ak-interface-demo .chosen=${{ protocol: "saml", slug }}></ak-interface-demo>`,
    parameters: { context: { backend: true, address } },
});

export const Begin = demo("wiki", application(`${location.origin}/-/sandbox/demo/saml/wiki/acs/`));
export const OfAUser = within(Begin, { user: "ada" });
/** The provider sends its answers elsewhere. */
export const Elsewhere = demo("wiki", application("https://wiki.test/acs/"));
export const Unknown = demo("nothing");
export const Failing = within(Begin, { fault: "failing" });
export const Dark = dark(Begin);
export const Narrow = narrow(Begin);
