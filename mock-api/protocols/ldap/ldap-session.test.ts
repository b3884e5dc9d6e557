import { expect } from "chai";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { ber, berInteger, BerReader, berText, SEQUENCE } from "#mock/encoding/ldap/ber.ts";
import { parseFilter } from "#mock/encoding/ldap/filter.ts";
import { type Answer, PAGED, type Operation, readPaging } from "#mock/encoding/ldap/message.ts";
import { RESULT } from "#mock/encoding/ldap/result-code.ts";
import { makeDirectory, searchGroup } from "./directory.test-helper.ts";
import { Directory } from "./directory.ts";
import { LdapSession } from "./ldap-session.ts";

const BASE = "dc=ldap,dc=goauthentik,dc=io";
const bindAs = (name: string, password = `${name}-pw`): Operation => ({ op: "bind", version: 3, dn: `cn=${name},ou=users,${BASE}`, password });
const searchFor = (filter: string, sizeLimit = 0): Operation => ({
    op: "search",
    base: BASE,
    scope: "sub",
    sizeLimit,
    typesOnly: false,
    filter: parseFilter(filter),
    attributes: ["1.1"],
});
const page = (size: number, cookie = "") => ({ oid: PAGED, isCritical: true, value: ber(SEQUENCE, berInteger(size), berText(cookie)) });

/** One connection, and what it is answered. */
class Connection {
    readonly #session: LdapSession;
    #answers: Answer[] = [];
    constructor(directory: Directory) {
        this.#session = new LdapSession(directory, { ip: "127.0.0.1", send: async (answer) => void this.#answers.push(answer) });
    }
    close = () => this.#session.close();
    /** The code of the result, how many entries came before it, and the cookie of the page. */
    async ask(operation: Operation, ...controls: ReturnType<typeof page>[]) {
        this.#answers = [];
        await this.#session.take({ id: 1, operation, controls });
        const last = this.#answers.at(-1);
        const result = last && "result" in last ? last.result : undefined;
        return { code: result?.code, entries: this.#answers.filter((one) => "entry" in one).length, cookie: cookieOf(result?.controls?.[0]) };
    }
}

function cookieOf(control: Uint8Array | undefined): string | undefined {
    if (!control) return undefined;
    const reader = new BerReader(control).enter();
    reader.text();
    return readPaging(reader.content(0x04)).cookie;
}

describe("one connection of an LDAP client", () => {
    let backend: TestBackend;
    let directory: Directory;
    const ALL = "(objectClass=user)";
    before(async () => {
        backend = await createTestBackend();
        for (const name of ["bob", "carol", "dave"]) await backend.as(name);
        await makeDirectory(backend.admin, "LDAP", { search_group: await searchGroup(backend.admin) });
        directory = new Directory(backend);
    });
    const bound = async (name = "akadmin"): Promise<Connection> => {
        const made = new Connection(directory);
        expect((await made.ask(bindAs(name))).code).to.equal(RESULT.success);
        return made;
    };

    it("A17.11: signs out who went away while they were let in", async () => {
        const countOf = async (path: string) => (await backend.admin.get(path)).body.pagination.count;
        const [sessions, logins] = ["core/authenticated_sessions/?user__username=bob", "events/events/?action=login&username=bob"] as const;
        const before = [await countOf(sessions), await countOf(logins)];
        const connection = new Connection(directory);
        const answered = connection.ask(bindAs("bob"));
        await connection.close();
        await answered;
        expect([await countOf(sessions), await countOf(logins)]).to.deep.equal([before[0], before[1] + 1]);
    });

    it("A17.16: gives no more than was asked for, in pages either", async () => {
        const admin = await bound();
        const all = await admin.ask(searchFor(ALL));
        expect([all.code, all.entries]).to.deep.equal([RESULT.success, 4]);
        expect(await admin.ask(searchFor(ALL, 3))).to.deep.equal({ code: RESULT.sizeLimitExceeded, entries: 3, cookie: undefined });
        const first = await admin.ask(searchFor(ALL, 3), page(2));
        expect([first.code, first.entries]).to.deep.equal([RESULT.success, 2]);
        expect(await admin.ask(searchFor(ALL, 3), page(2, first.cookie))).to.deep.equal({ code: RESULT.sizeLimitExceeded, entries: 1, cookie: "" });
        const whole = await admin.ask(searchFor(ALL, 4), page(4));
        expect(whole).to.deep.equal({ code: RESULT.success, entries: 4, cookie: "" });
    });

    it("A17.17: goes on with its own pages alone, each once, and with none after somebody else is bound", async () => {
        const [one, other] = [await bound(), await bound("bob")];
        const { cookie } = await one.ask(searchFor(ALL), page(1));
        expect((await other.ask(searchFor(ALL), page(1, cookie))).code, "of another connection").to.equal(RESULT.unwillingToPerform);
        const next = await one.ask(searchFor(ALL), page(1, cookie));
        expect([next.code, next.entries]).to.deep.equal([RESULT.success, 1]);
        expect((await one.ask(searchFor(ALL), page(1, cookie))).code, "a second time").to.equal(RESULT.unwillingToPerform);
        const again = await one.ask(searchFor(ALL), page(1));
        await one.ask(bindAs("bob"));
        expect(await one.ask(searchFor(ALL), page(1, again.cookie)), "of who was bound before").to.include({ code: RESULT.unwillingToPerform, entries: 0 });
    });

    it("A17.17: lets a wrong password unbind who was bound before", async () => {
        const admin = await bound();
        expect((await admin.ask(bindAs("akadmin", "wrong"))).code).to.equal(RESULT.invalidCredentials);
        expect((await admin.ask(searchFor(ALL))).code).to.equal(RESULT.insufficientAccessRights);
    });

    it("A17.18: finds nothing any more for who was deactivated, and themself alone for who was taken out of the search group", async () => {
        const { admin } = backend;
        const pkOf = async (name: string) => (await admin.get(`core/users/?username=${name}`)).body.results[0].pk;
        const [group, carol, dave] = [await searchGroup(admin), await pkOf("carol"), await pkOf("dave")];
        await admin.post(`core/groups/${group}/add_user/`, { pk: carol });
        const [searching, leaving] = [await bound("carol"), await bound("dave")];
        expect((await searching.ask(searchFor(ALL))).entries).to.equal(4);
        await admin.post(`core/groups/${group}/remove_user/`, { pk: carol });
        expect((await searching.ask(searchFor(ALL))).entries).to.equal(1);
        await admin.patch(`core/users/${dave}/`, { is_active: false });
        expect((await leaving.ask(searchFor(ALL))).code).to.equal(RESULT.insufficientAccessRights);
    });

    it("A17.19: remembers no bind of who was deactivated, whose password is another, or who may not open the application any more", async () => {
        const { admin } = backend;
        const [provider] = (await admin.get("providers/ldap/")).body.results;
        await admin.patch(`providers/ldap/${provider.pk}/`, { bind_mode: "cached" });
        for (const name of ["erin", "frank", "gina"]) await backend.as(name);
        const pkOf = async (name: string) => (await admin.get(`core/users/?username=${name}`)).body.results[0].pk;
        const codeOf = async (name: string) => (await new Connection(directory).ask(bindAs(name))).code;
        for (const name of ["erin", "frank", "gina"]) expect(await codeOf(name), name).to.equal(RESULT.success);
        await admin.post(`core/users/${await pkOf("erin")}/set_password/`, { password: "another" });
        expect(await codeOf("erin"), "another password").to.equal(RESULT.invalidCredentials);
        await admin.patch(`core/users/${await pkOf("frank")}/`, { is_active: false });
        expect(await codeOf("frank"), "not active").to.equal(RESULT.invalidCredentials);
        const { body: application } = await admin.get("core/applications/ldap/");
        const { body: policy } = await admin.post("policies/dummy/", { name: "no", result: false, wait_min: 0, wait_max: 1 });
        await admin.post("policies/bindings/", { target: application.pk, policy: policy.pk, order: 0 });
        expect(await codeOf("gina"), "not allowed").to.equal(RESULT.insufficientAccessRights);
    });
});
