import type { TestClient } from "#mock/adapters/test/test-backend.ts";

/** Makes an LDAP provider that binds through the default flow, and the application that stands for it. Gives the provider's key. */
export async function makeDirectory(admin: TestClient, name: string, settings: object = {}): Promise<number> {
    const [flow] = (await admin.get("flows/instances/?slug=default-authentication-flow")).body.results;
    const { pk } = (await admin.post("providers/ldap/", { name, authorization_flow: flow.pk, ...settings })).body;
    await admin.post("core/applications/", { name, slug: name.toLowerCase(), provider: pk });
    return pk;
}

/** Key of the group whose members search everything: the administrators. */
export async function searchGroup(admin: TestClient): Promise<string> {
    return (await admin.get("core/groups/?name=authentik Admins")).body.results[0].pk;
}
