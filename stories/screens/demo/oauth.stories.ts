import { html } from "lit";
import "#src/demo/demo.interface.ts";
import type { Prepare } from "../../support/fixture.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, rightToLeft, type Story, within } from "../../support/story.ts";

export default { title: "Screens/Demo/OAuth" };

/** An application whose provider lets answers go to these addresses. */
const application =
    (redirect_uris: string): Prepare =>
    async ({ admin }) => {
        const flow = (await admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results[0].pk;
        const provider = (await admin.post("providers/oauth2/", { name: "Wiki", client_id: "wiki", authorization_flow: flow, redirect_uris })).body;
        await admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: provider.pk });
        return "#/";
    };

const demo = (slug: string, address: string | Prepare = "#/"): Story => ({
    render: () => html`<ak-interface-demo .chosen=${{ protocol: "oauth", slug }}></ak-interface-demo>`,
    parameters: { context: { backend: true, address } },
});

export const Begin = demo("wiki", application(".*"));
export const Discovery = pressing(Begin, "Show more");
export const OfAUser = within(Begin, { user: "ada" });
export const NotAllowed = demo("wiki", application("https://wiki.test/cb"));
export const NotAllowedToAUser = within(NotAllowed, { user: "ada" });
export const NothingAllowed = demo("wiki", application(""));
export const Refused = pressing(NotAllowed, "Start");
export const Unknown = demo("nothing");
export const Failing = within(Begin, { fault: "failing" });
export const Dark = dark(Refused);
export const Narrow = narrow(Refused);
export const RightToLeft = rightToLeft(Refused);
export const Choice = demo("", application(".*"));
export const NoChoice = demo("");
export const ChoiceSignedOut = within(NoChoice, { user: "" });
