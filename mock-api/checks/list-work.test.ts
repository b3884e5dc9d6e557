import { expect } from "chai";
import { Db } from "#kernel/store/db.ts";
import { Table } from "#kernel/store/table.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { nameOf, OPERATIONS, pathFor } from "./operations.ts";

const LISTS = OPERATIONS.filter(({ method, path }) => method === "GET" && !path.includes("{") && !path.startsWith("schema/"));

/** How often each list looks through a whole table, by the list's name. */
async function scansOf(backend: TestBackend): Promise<Map<string, number>> {
    let scans = 0;
    const [all, where] = [Db.prototype.all, Table.prototype.where];
    Db.prototype.all = function (this: Db, model) {
        scans++;
        return all.call(this, model) as never;
    };
    Table.prototype.where = function (this: Table, field, value) {
        if (!this.finds(field)) scans++;
        return where.call(this, field, value);
    };
    try {
        const counts = new Map<string, number>();
        for (const operation of LISTS) {
            const before = scans;
            await backend.admin.get(pathFor(operation, backend));
            counts.set(nameOf(operation), scans - before);
        }
        return counts;
    } finally {
        Db.prototype.all = all;
        Table.prototype.where = where;
    }
}

/** Rows of the kinds whose answers contain most other rows, related to one another. */
async function grow({ admin }: TestBackend, from: number, to: number): Promise<void> {
    const [flow] = (await admin.get("flows/instances/?page_size=1")).body.results;
    const [stage] = (await admin.get("stages/all/?page_size=1")).body.results;
    const post = async (path: string, body: object) => (await admin.post(path, body)).body;
    for (let n = from; n < to; n++) {
        const name = `row-${n}`;
        const user = await post("core/users/", { username: name, name });
        const group = await post("core/groups/", { name, users: [user.pk] });
        const provider = await post("providers/oauth2/", { name, authorization_flow: flow.pk });
        const application = await post("core/applications/", { name, slug: name, provider: provider.pk });
        const policy = await post("policies/dummy/", { name });
        await post("policies/bindings/", { target: application.pk, policy: policy.pk, order: n });
        await post("policies/bindings/", { target: application.pk, group: group.pk, order: n });
        await post("core/tokens/", { identifier: name });
        const one = await post("flows/instances/", { name, slug: name, title: name, designation: "authentication" });
        await post("flows/bindings/", { target: one.pk, stage: stage.pk, order: n });
        await post("events/rules/", { name, group: group.pk });
        await post("sources/saml/", { name, slug: name, pre_authentication_flow: flow.pk, sso_url: "https://sso.example" });
        await post("propertymappings/ldap/", { name, object_field: "name", expression: "return 1" });
        await post("events/events/", { action: "custom_row", app: "tests" });
    }
}

describe("work of lists", () => {
    it("no list looks through a table for each of its rows", async () => {
        const backend = await createTestBackend();
        await grow(backend, 0, 5);
        const few = await scansOf(backend);
        await grow(backend, 5, 15);
        const many = await scansOf(backend);
        const growing = [...many].filter(([list, scans]) => scans > few.get(list)!).map(([list, scans]) => `${list}: ${few.get(list)} → ${scans}`);
        expect(growing).to.deep.equal([]);
    });
});
