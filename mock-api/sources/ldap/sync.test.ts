import { expect } from "chai";
import { eventsOf } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { HOUR_MS } from "#mock/encoding/time.ts";
import { change, ended, groupCalled, membersOf, shipped, userCalled, withDirectory } from "./ldap-source.test-helper.ts";

const AD = "DC=corp,DC=paperlane,DC=example";

async function mapping({ admin }: TestBackend, object_field: string, expression: string): Promise<string> {
    return (await admin.post("propertymappings/ldap/", { name: `to ${object_field}`, object_field, expression })).body.pk;
}

async function lastMessage(backend: TestBackend, action: string): Promise<unknown> {
    const [event] = await eventsOf(backend, action);
    return (event?.context as { message?: unknown } | undefined)?.message;
}

describe("synchronisation of an LDAP source", () => {
    it("takes users, groups and members over from Active Directory", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad");
        expect(await ended(backend)).to.deep.equal([
            [
                "ldap_sync:people_user",
                "SUCCESSFUL",
                ...["ada.lindqvist", "bruno.keller", "chiara.moretti", "dov.aronson"].map((name) => `'${name}': Reset user's password`),
                "Synced 4 objects.",
            ],
            ["ldap_sync:people_group", "SUCCESSFUL", "Synced 2 objects."],
            // Two groups, three members of the first, one of the second: a group that is a member is none of its people.
            ["ldap_sync:people_membership", "SUCCESSFUL", "Synced 6 objects."],
        ]);
        expect(await userCalled(backend, "ada.lindqvist")).to.deep.include({
            name: "Ada Lindqvist",
            email: "ada.lindqvist@paperlane.example",
            path: "goauthentik.io/sources/people",
            is_active: true,
            attributes: {
                upn: "ada.lindqvist@corp.paperlane.example",
                givenName: "Ada",
                sn: "Lindqvist",
                ldap_uniq: "S-1-5-21-1-2-3-1101",
                distinguishedName: `CN=Ada Lindqvist,CN=Users,${AD}`,
            },
        });
        expect((await userCalled(backend, "dov.aronson")).is_active, "disabled there").to.equal(false);
        expect(await membersOf(backend, "Workshop")).to.deep.equal(["ada.lindqvist", "bruno.keller", "dov.aronson"]);
        expect(await membersOf(backend, "Everybody")).to.deep.equal(["chiara.moretti"]);
    });

    it("takes them over from OpenLDAP, into a group", async () => {
        const backend = await createTestBackend();
        const parent = (await backend.admin.post("core/groups/", { name: "From the directory" })).body.pk;
        await withDirectory(backend, "openldap", { sync_parent_group: parent });
        expect((await ended(backend)).map(([, status, ...messages]) => [status, messages.at(-1)])).to.deep.equal([
            ["SUCCESSFUL", "Synced 4 objects."],
            ["SUCCESSFUL", "Synced 2 objects."],
            ["SUCCESSFUL", "Synced 6 objects."],
        ]);
        expect((await groupCalled(backend, "Workshop")).parent).to.equal(parent);
        expect(await membersOf(backend, "Workshop")).to.deep.equal(["ada.lindqvist", "bruno.keller", "dov.aronson"]);
        await change(backend, { sync_parent_group: null });
        expect((await groupCalled(backend, "Workshop")).parent).to.equal(null);
    });

    it("finds again whom it knows: what was changed here is put right, attributes are merged, own members stay", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad");
        const { pk, attributes } = await userCalled(backend, "ada.lindqvist");
        await backend.admin.patch(`core/users/${pk}/`, { username: "renamed", attributes: { ...attributes, sn: "Old", mine: "kept" } });
        const own = (await backend.admin.post("core/users/", { username: "own", name: "", groups: [] })).body.pk;
        const group = await groupCalled(backend, "Workshop");
        await backend.admin.patch(`core/groups/${group.pk}/`, { name: "Renamed", users: [own] });
        await change(backend, { name: "People" });
        const ada = await userCalled(backend, "ada.lindqvist");
        expect([ada.pk, ada.attributes.sn, ada.attributes.mine]).to.deep.equal([pk, "Lindqvist", "kept"]);
        expect((await groupCalled(backend, "Workshop")).pk).to.equal(group.pk);
        expect(await membersOf(backend, "Workshop")).to.deep.equal(["ada.lindqvist", "bruno.keller", "dov.aronson", "own"]);
    });

    it("D-525: takes nobody for a member whose name is only written alike: a comma may be part of it", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad");
        const named = async (username: string, distinguishedName: string) =>
            backend.admin.patch(`core/users/${(await userCalled(backend, username)).pk}/`, { attributes: { distinguishedName } });
        // Ada and Bruno are members; now they are called otherwise, but for the blank and the comma that belong to the name.
        await named("ada.lindqvist", `cn = ADA lindqvist , CN=Users,${AD}`);
        await named("bruno.keller", `CN=Bruno Keller\\,CN=Users,${AD}`);
        await change(backend, { sync_users: false });
        expect(await membersOf(backend, "Workshop")).to.deep.equal(["ada.lindqvist", "dov.aronson"]);
    });

    it("keeps who is no longer found", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad");
        await change(backend, { user_object_filter: "(sAMAccountName=chiara.moretti)" });
        expect((await ended(backend))[0]!.at(-1)).to.equal("Synced 1 objects.");
        expect(await userCalled(backend, "ada.lindqvist")).to.include({ name: "Ada Lindqvist" });
    });

    it("does what is switched on, and nothing of a source that is switched off", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad", { sync_users: false });
        const told = await ended(backend);
        expect(told[0]).to.deep.equal(["ldap_sync:people_user", "SUCCESSFUL", "User syncing is disabled for this Source", "Synced -1 objects."]);
        expect(told[2]!.at(-1)).to.equal("Synced 2 objects.");
        await change(backend, { sync_groups: false });
        expect((await ended(backend)).slice(1).map((one) => one.slice(2))).to.deep.equal(
            Array(2).fill(["Group syncing is disabled for this Source", "Synced -1 objects."]),
        );
        await change(backend, { enabled: false, sync_users: true });
        expect(await userCalled(backend, "ada.lindqvist")).to.equal(undefined);
    });

    it("says which entries have nothing to be found again by", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad", { object_uniqueness_field: "entryUUID" });
        expect((await ended(backend)).map(([, , first]) => first)).to.deep.equal([
            `Cannot find uniqueness field in attributes: 'CN=Ada Lindqvist,CN=Users,${AD}'`,
            ...Array(2).fill(`Cannot find uniqueness field in attributes: 'CN=Workshop,CN=Users,${AD}'`),
        ]);
    });

    it("goes on after an entry that cannot be taken over, and says how to merge it", async () => {
        const backend = await createTestBackend();
        await backend.admin.post("core/users/", { username: "bruno.keller", name: "Here before", groups: [] });
        await withDirectory(backend, "ad");
        expect((await ended(backend))[0]!.at(-1)).to.equal("Synced 3 objects.");
        const [event] = await eventsOf(backend, "configuration_error");
        expect(event!.app).to.equal("authentik.sources.ldap");
        expect(event!.context).to.deep.include({
            message:
                "Failed to create user: There is another user who is called bruno.keller. " +
                "To merge new user with existing user, set the user's Attribute 'ldap_uniq' to 'S-1-5-21-1-2-3-1102'",
            dn: `CN=Bruno Keller,CN=Users,${AD}`,
        });
        const { pk } = await userCalled(backend, "bruno.keller");
        await backend.admin.patch(`core/users/${pk}/`, { attributes: { ldap_uniq: "S-1-5-21-1-2-3-1102" } });
        await change(backend, {});
        expect(await userCalled(backend, "bruno.keller")).to.include({ pk, name: "Bruno Keller" });
    });

    it("tells of mappings that fail, or fill a field that is not there", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad", { user_object_filter: "(sn=Moretti)" });
        const broken = [await mapping(backend, "attributes.x", "return missing"), await mapping(backend, "attributes.list", "return ['a', dn]")];
        await change(backend, { property_mappings: [...(await shipped(backend, "ms-samaccountname", "default-name")), ...broken] });
        const message = await lastMessage(backend, "configuration_error");
        expect(message).to.equal("Failed to evaluate property-mapping: 'to attributes.x': name 'missing' is not defined");
        const { attributes } = await userCalled(backend, "chiara.moretti");
        expect([attributes.x, attributes.list]).to.deep.equal([undefined, ["a", `CN=Chiara Moretti,CN=Users,${AD}`]]);
        const odd = [await mapping(backend, "password", "return 'secret'")];
        await change(backend, { property_mappings: [...(await shipped(backend, "ms-samaccountname")), ...odd] });
        const latest = await lastMessage(backend, "configuration_error");
        expect(latest).to.match(/^Failed to create user: There is no field password that a mapping may fill\./);
    });

    it("appendix B: the name and the source of its tasks stand on both sides of a colon", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad");
        expect((await ended(backend)).map(([name]) => name)).to.deep.equal(["ldap_sync:people_user", "ldap_sync:people_group", "ldap_sync:people_membership"]);
        expect((await backend.admin.get("admin/system_tasks/ldap_sync:people_user/")).status).to.equal(200);
    });

    it("ends in an error where the directory does not let it in, and names what it does not understand", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad", { bind_password: "wrong" });
        expect((await ended(backend)).map((one) => one.slice(1))).to.deep.equal(Array(3).fill(["ERROR", "The name or the password is wrong."]));
        const message = await lastMessage(backend, "system_task_exception");
        expect(message).to.match(/^Task ldap_sync:people_\w+ encountered an error: The name or the password is wrong\.$/);
        await change(backend, { bind_password: "directory", group_object_filter: "(objectClass=group" });
        const told = await ended(backend);
        expect(told.map(([, status]) => status)).to.deep.equal(["SUCCESSFUL", "ERROR", "ERROR"]);
        expect(told[1]![2]).to.contain("at character");
    });

    it("is not reached where there is no network", async () => {
        const backend = await createTestBackend();
        await withDirectory(backend, "ad", { server_uri: "ldaps://directory.example.org" });
        expect((await ended(backend))[0]!.slice(1)).to.deep.equal([
            "ERROR",
            "ldaps://directory.example.org cannot be reached: a sandbox in a tab reaches its example directories only.",
        ]);
    });

    it("is done every two hours, and again by hand", async () => {
        let now = Date.parse("2023-02-20T12:00:00Z");
        const backend = await createTestBackend({ now: () => now });
        await withDirectory(backend, "ad");
        const finished = async (): Promise<string> => (await backend.admin.get("sources/ldap/people/sync_status/")).body[0].task_finish_timestamp;
        const first = await finished();
        const askedAt = async (hours: number): Promise<string> => {
            now += hours * HOUR_MS;
            await backend.admin.get("core/users/");
            await backend.idle();
            return finished();
        };
        expect(await askedAt(1.9)).to.equal(first);
        expect(await askedAt(0.2)).to.not.equal(first);
        const second = await finished();
        now += HOUR_MS;
        expect((await backend.admin.post("admin/system_tasks/ldap_sync:people_group/retry/")).status).to.equal(204);
        await backend.idle();
        expect(await finished()).to.not.equal(second);
        const listed = (await backend.admin.get("admin/system_tasks/")).body.filter(({ task_name }: { task_name: string }) =>
            task_name.startsWith("ldap_sync"),
        );
        expect(listed.map(({ task_description }: { task_description: string }) => task_description)).to.deep.equal(
            Array(3).fill("Synchronization of an LDAP Source"),
        );
    });
});
