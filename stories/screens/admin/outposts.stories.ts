import "#src/admin/admin.interface.ts";
import type { Prepare } from "../../support/fixture.ts";
import { pressing } from "../../support/press.ts";
import { dark, narrow, screen, within } from "../../support/story.ts";

export default { title: "Screens/Admin/Outposts" };

/** One for a directory beside the embedded one, and a Docker engine that it could run in. */
const filled =
    (address: string): Prepare =>
    async ({ admin }) => {
        const [flow] = (await admin.get("flows/instances/?designation=authentication")).body.results;
        const { body: provider } = await admin.post("providers/ldap/", { name: "Directory", authorization_flow: flow.pk });
        await admin.post("core/applications/", { name: "Address book", slug: "address-book", provider: provider.pk });
        const { body: engine } = await admin.post("outposts/service_connections/docker/", {
            name: "Docker here",
            local: true,
            url: "unix:///var/run/docker.sock",
        });
        const config = { authentik_host: "https://login.example.org" };
        await admin.post("outposts/instances/", { name: "Office", type: "ldap", providers: [provider.pk], service_connection: engine.pk, config });
        return address;
    };

export const List = screen("admin", filled("#/outpost/outposts"));
export const Health = pressing(List, "Details of Office");
export const Deployment = pressing(List, "How to run Office");
export const Form = pressing(List, "Create");
export const Edit = pressing(List, "Edit: Office");
export const NarrowForm = narrow(Form);
export const Dark = dark(Deployment);
export const Narrow = narrow(List);
export const Failing = within(List, { fault: "failing" });

export const NoIntegrations = screen("admin", "/outpost/integrations");
export const Integrations = screen("admin", filled("#/outpost/integrations"));
export const Integration = pressing(Integrations, "Edit: Docker here");
export const Kinds = pressing(Integrations, "Create");
export const DarkIntegrations = dark(Integrations);
