import type { JsonObject } from "#kernel/base/models.ts";
import type { TestBackend } from "#mock/adapters/test/test-backend.ts";
import { must } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { DIRECTORY_PASSWORD } from "../example/directory-entries.ts";

/** How the example directories are read. */
const KINDS = {
    ad: {
        server_uri: "ldap://active-directory.sandbox.test",
        base_dn: "DC=corp,DC=paperlane,DC=example",
        bind_cn: "CN=reader,CN=Users,DC=corp,DC=paperlane,DC=example",
        user_object_filter: "(&(objectClass=user)(!(objectClass=computer)))",
        users: ["default-name", "default-mail", "ms-samaccountname", "ms-userprincipalname", "ms-givenName", "ms-sn"],
    },
    openldap: {
        server_uri: "ldap://openldap.sandbox.test",
        base_dn: "dc=paperlane,dc=example",
        bind_cn: "cn=reader,dc=paperlane,dc=example",
        additional_user_dn: "ou=people",
        additional_group_dn: "ou=groups",
        group_object_filter: "(objectClass=groupOfNames)",
        object_uniqueness_field: "entryUUID",
        users: ["openldap-cn", "default-mail", "openldap-uid"],
    },
} as const;

/** Keys of the mappings that come with an installation. */
export async function shipped({ admin }: TestBackend, ...names: readonly string[]): Promise<string[]> {
    const { results } = (await admin.get("propertymappings/ldap/?page_size=100")).body;
    return names.map((name) => results.find(({ managed }: { managed: string }) => managed === `goauthentik.io/sources/ldap/${name}`).pk);
}

/** Makes the source `people` of an example directory, and waits until it was read. */
export async function withDirectory(backend: TestBackend, kind: keyof typeof KINDS, settings: JsonObject = {}): Promise<void> {
    const { users, ...server } = KINDS[kind];
    const mappings = {
        property_mappings: await shipped(backend, ...users),
        property_mappings_group: await shipped(backend, kind === "ad" ? "default-name" : "openldap-cn"),
    };
    must(await backend.admin.post("sources/ldap/", { name: "People", slug: "people", bind_password: DIRECTORY_PASSWORD, ...server, ...mappings, ...settings }));
    await backend.idle();
}

/** Changes the source, and waits until its directory was read again. */
export async function change({ admin, idle }: TestBackend, settings: JsonObject): Promise<void> {
    must(await admin.patch("sources/ldap/people/", settings));
    await idle();
}

/** How the three parts of the last synchronisation ended: status, and what they tell. */
export async function ended({ admin }: TestBackend): Promise<[name: string, status: string, ...messages: string[]][]> {
    const { body } = await admin.get("sources/ldap/people/sync_status/");
    return body.map(({ task_name, status, messages }: { task_name: string; status: string; messages: string[] }) => [task_name, status, ...messages]);
}

// What a test asks of a user or group.
interface Found {
    pk: string;
    username: string;
    name: string;
    email: string;
    path: string;
    is_active: boolean;
    attributes: JsonObject;
    users_obj: { username: string }[];
    parent: string | null;
}

export const userCalled = async ({ admin }: TestBackend, username: string): Promise<Found> =>
    (await admin.get(`core/users/?username=${username}`)).body.results[0];
export const groupCalled = async ({ admin }: TestBackend, name: string): Promise<Found> => (await admin.get(`core/groups/?name=${name}`)).body.results[0];
export const membersOf = async (backend: TestBackend, name: string): Promise<string[]> =>
    (await groupCalled(backend, name)).users_obj.map(({ username }) => username).sort();
