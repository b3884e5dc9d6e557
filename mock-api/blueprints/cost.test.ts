import { expect } from "chai";
import { MAX_TEXT } from "#kernel/limits.ts";
import { Table } from "#kernel/table.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

const group = (name: string) => `version: 1\nentries:\n  - { model: authentik_core.group, identifiers: { name: ${name} }, attrs: { users: [] } }\n`;

describe("C7: what a blueprint costs", () => {
    it("objects are found by an index, not by looking through all of their kind for each entry", async () => {
        const { admin } = await createTestBackend();
        const asked: string[] = [];
        const { where } = Table.prototype;
        Table.prototype.where = function (this: Table, field, value) {
            if (this.finds(field)) asked.push(`${this.schema.model} ${field} ${String(value)}`);
            return where.call(this, field, value);
        };
        try {
            const content = "version: 1\nentries:\n  - { model: authentik_core.user, identifiers: { username: una }, attrs: { name: Una, groups: [] } }\n";
            await admin.post("managed/blueprints/", { name: "People", content });
        } finally {
            Table.prototype.where = where;
        }
        // Once to find the user, once to see that the name is free.
        expect(asked.filter((line) => line === "authentik_core.user username una")).to.have.length(2);
    });

    it("a file to import has a size: that of a blueprint's text", async () => {
        const { admin } = await createTestBackend();
        const imported = async (length: number) => {
            const form = new FormData();
            form.set("file", new Blob([`${group(`g${length}`)}#`.padEnd(length, "x")]), "flow.yaml");
            return (await admin.send("POST", "flows/instances/import/", form)).body;
        };
        expect(await imported(MAX_TEXT)).to.deep.equal({ logs: [], success: true });
        const refused = await imported(MAX_TEXT + 1);
        expect([refused.success, refused.logs.map(({ event }: { event: string }) => event)]).to.deep.equal([
            false,
            [`The file is larger than ${MAX_TEXT} bytes.`],
        ]);
    });
});
