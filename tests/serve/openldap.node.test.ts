import { expect } from "chai";
import { Attribute, Change, Client, SizeLimitExceededError } from "ldapts";
import { openDirectory } from "#mock/adapters/node/directory.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { provideDirectories } from "#mock/outside/directory.ts";
import { must } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { change, ended, membersOf, shipped, userCalled } from "#mock/sources/ldap/ldap-source.test-helper.ts";
import { BASE, isLetIn, needSlapd, READER, type Slapd, startSlapd } from "./slapd.ts";

/** More than the adapter takes in one page (500). */
const PEOPLE = 620;
const dnOf = (uid: string): string => `uid=${uid},ou=people,${BASE}`;
const uidOf = (number: number): string => `person${String(number).padStart(3, "0")}`;

async function fill(url: string): Promise<void> {
    const client = new Client({ url });
    await client.bind(`cn=root,${BASE}`, "root");
    await client.add(BASE, { objectClass: ["dcObject", "organization"], dc: "paperlane", o: "Paperlane" });
    await client.add(READER.dn, { objectClass: ["organizationalRole", "simpleSecurityObject"], cn: "reader", userPassword: READER.password });
    for (const ou of ["people", "groups"]) await client.add(`ou=${ou},${BASE}`, { objectClass: "organizationalUnit", ou });
    for (let number = 0; number < PEOPLE; number++) {
        const uid = uidOf(number);
        const names = { uid, cn: `Zoë ${uid}`, sn: "Åberg", mail: `${uid}@paperlane.example`, userPassword: `${uid}'s` };
        await client.add(dnOf(uid), { objectClass: "inetOrgPerson", ...names });
    }
    // Bytes that are no text.
    const photo = new Attribute({ type: "jpegPhoto", values: [Buffer.from([0xff, 0xd8, 0xff, 0xe0])] });
    await client.modify(dnOf(uidOf(0)), new Change({ operation: "add", modification: photo }));
    // Names in the tree are written as somebody pleases.
    const member = [dnOf(uidOf(0)), `UID=PERSON001, ou=People,${BASE}`, dnOf(uidOf(PEOPLE - 1)), READER.dn];
    await client.add(`cn=Workshop,ou=groups,${BASE}`, { objectClass: "groupOfNames", cn: "Workshop", member });
    await client.unbind();
}

async function searchedWithoutPages(url: string): Promise<unknown> {
    const client = new Client({ url });
    await client.bind(READER.dn, READER.password);
    const answered = await client.search(`ou=people,${BASE}`).catch((error: unknown) => error);
    await client.unbind();
    return answered;
}

async function canSignIn(backend: TestBackend, username: string, password: string): Promise<boolean> {
    try {
        await backend.browser().signIn(username, password);
        return true;
    } catch {
        return false;
    }
}

const statuses = async (backend: TestBackend) => (await ended(backend)).map(([, status, ...messages]) => [status, messages.at(-1)]);

describe("an LDAP source of OpenLDAP's own server", () => {
    let slapd: Slapd;
    let backend: TestBackend;

    before(async function () {
        needSlapd(this);
        slapd = await startSlapd();
        await fill(slapd.url);
        provideDirectories(openDirectory);
        backend = await createTestBackend();
        must(
            await backend.admin.post("sources/ldap/", {
                name: "People",
                slug: "people",
                server_uri: slapd.url,
                base_dn: BASE,
                bind_cn: READER.dn,
                bind_password: READER.password,
                start_tls: false,
                additional_user_dn: "ou=people",
                additional_group_dn: "ou=groups",
                user_object_filter: "(objectClass=inetOrgPerson)",
                group_object_filter: "(objectClass=groupOfNames)",
                object_uniqueness_field: "entryUUID",
                property_mappings: await shipped(backend, "openldap-cn", "default-mail", "openldap-uid"),
                property_mappings_group: await shipped(backend, "openldap-cn"),
            }),
        );
        await backend.idle();
    });
    after(async () => {
        provideDirectories(undefined);
        await slapd?.stop();
    });

    it("is read over more than one page: users, groups and members", async () => {
        expect(await searchedWithoutPages(slapd.url), "what the server does without pages").to.be.instanceOf(SizeLimitExceededError);
        expect(await statuses(backend)).to.deep.equal([
            ["SUCCESSFUL", `Synced ${PEOPLE} objects.`],
            ["SUCCESSFUL", "Synced 1 objects."],
            ["SUCCESSFUL", "Synced 4 objects."],
        ]);
        const first = await userCalled(backend, uidOf(0));
        expect(first).to.include({ name: `Zoë ${uidOf(0)}`, email: `${uidOf(0)}@paperlane.example`, path: "goauthentik.io/sources/people", is_active: true });
        expect(first.attributes).to.include({ distinguishedName: dnOf(uidOf(0)) });
        expect(first.attributes.ldap_uniq).to.match(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        expect(await userCalled(backend, uidOf(PEOPLE - 1))).to.include({ name: `Zoë ${uidOf(PEOPLE - 1)}` });
        expect(await membersOf(backend, "Workshop")).to.deep.equal([uidOf(0), uidOf(1), uidOf(PEOPLE - 1)]);
    });

    it("lets in who has the directory's password, and nobody else", async () => {
        expect(await canSignIn(backend, uidOf(4), "wrong")).to.equal(false);
        expect(await canSignIn(backend, uidOf(4), `${uidOf(5)}'s`)).to.equal(false);
        expect(await canSignIn(backend, uidOf(4), `${uidOf(4)}'s`)).to.equal(true);
    });

    it("is told of a new password", async () => {
        const { pk } = await userCalled(backend, uidOf(6));
        expect((await backend.admin.post(`core/users/${pk}/set_password/`, { password: "näw pass" })).status).to.equal(204);
        expect(await isLetIn(slapd.url, dnOf(uidOf(6)), `${uidOf(6)}'s`)).to.equal(false);
        expect(await isLetIn(slapd.url, dnOf(uidOf(6)), "näw pass")).to.equal(true);
    });

    it("says what is wrong where it does not let the source in, has no such place, or is gone", async () => {
        await change(backend, { bind_password: "wrong" });
        for (const [status, message] of await statuses(backend)) {
            expect(status).to.equal("ERROR");
            expect(message).to.match(/credential|0x31/i);
        }
        await change(backend, { bind_password: READER.password, additional_group_dn: "ou=nowhere" });
        expect((await statuses(backend)).map(([status]) => status)).to.deep.equal(["SUCCESSFUL", "ERROR", "ERROR"]);
        await slapd.stop();
        await change(backend, { additional_group_dn: "ou=groups" });
        for (const [status, message] of await statuses(backend)) {
            expect(status).to.equal("ERROR");
            expect(message).to.contain(slapd.url).and.to.contain("ECONNREFUSED");
        }
        expect(await canSignIn(backend, uidOf(7), `${uidOf(7)}'s`)).to.equal(false);
        expect(await canSignIn(backend, uidOf(4), `${uidOf(4)}'s`), "kept here").to.equal(true);
    });
});
