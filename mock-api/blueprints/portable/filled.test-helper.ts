import type { TestBackend } from "#mock/adapters/test/test-backend.ts";

/** Makes one of most things that an installation is set up with. */
export async function fill({ admin, as }: TestBackend): Promise<void> {
    await as("una");
    // An outpost that is written has an account from then on, and a blueprint writes it.
    const [embedded] = (await admin.get("outposts/instances/")).body.results;
    await admin.patch(`outposts/instances/${embedded.pk}/`, {});
    const { user } = (await admin.get("core/users/me/")).body;
    const [flow] = (await admin.get("flows/instances/?page_size=1")).body.results;
    const { body: group } = await admin.post("core/groups/", { name: "Staff", users: [user.pk], attributes: { site: "north" } });
    await admin.post("core/groups/", { name: "Night shift", users: [], parent: group.pk });
    const { body: provider } = await admin.post("providers/oauth2/", { name: "Wiki", authorization_flow: flow.pk, redirect_uris: "https://wiki.example" });
    const { body: application } = await admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: provider.pk });
    const { body: policy } = await admin.post("policies/expression/", { name: "Office hours", expression: "return True" });
    await admin.post("policies/bindings/", { target: application.pk, policy: policy.pk, order: 1 });
    await admin.post("policies/bindings/", { target: application.pk, group: group.pk, order: 2 });
    await admin.post("sources/ldap/", { name: "Directory", slug: "directory", server_uri: "ldap://directory.example", base_dn: "dc=example" });
    await admin.post("events/rules/", { name: "Tell staff", group: group.pk });
    await admin.post("core/tokens/", { identifier: "robot", user: user.pk, intent: "api", expiring: false });
    await admin.patch("sources/ldap/directory/", { enabled: false });
    await admin.post("outposts/service_connections/docker/", { name: "Host", url: "unix:///socket" });
}
