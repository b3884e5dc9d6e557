import type { TestBackend } from "#mock/adapters/test/test-backend.ts";

/** Ada of Engineering (which is below Staff), Bob who is in no group, an application, a token, an invitation, a second factor. Gives Ada's key. */
export async function foundCompany({ admin }: TestBackend): Promise<number> {
    const make = async (path: string, body: object) => (await admin.post(path, body)).body;
    const staff = await make("core/groups/", { name: "Staff", users: [], attributes: { quota: "10 GB", building: "north" } });
    const engineering = await make("core/groups/", { name: "Engineering", parent: staff.pk, users: [], attributes: { quota: "50 GB", unix_group: "eng" } });
    await make("core/groups/", { name: "Sales", users: [], attributes: {} });
    const ada = await make("core/users/", {
        username: "ada",
        name: "Ada Lovelace",
        email: "ada@example.test",
        path: "users/people",
        groups: [engineering.pk],
        attributes: { department: "engineering", phone: "+44 20 7946 0000", settings: { locale: "de" }, level: 7, tags: ["math", "engines"], quota: null },
    });
    const bob = await make("core/users/", {
        username: "bob",
        name: "Bob",
        email: "bob@example.test",
        groups: [],
        attributes: { department: "sales", level: 3 },
    });
    await make("core/applications/", { name: "Wiki", slug: "wiki", group: "Tools", meta_launch_url: "https://wiki.example.test/" });
    await make("core/tokens/", { identifier: "ada-api", user: ada.pk, intent: "api", description: "for scripts" });
    await make("stages/invitation/invitations/", { name: "for-eve", single_use: true, fixed_data: { email: "eve@example.test", department: "guests" } });
    await make("sources/oauth/", { name: "Hub", slug: "hub", provider_type: "github", consumer_key: "k", consumer_secret: "s" });
    await admin.patch(`core/groups/${staff.pk}/`, { users: [bob.pk] });
    await admin.patch(`core/groups/${staff.pk}/`, { users: [] });
    return ada.pk as number;
}
