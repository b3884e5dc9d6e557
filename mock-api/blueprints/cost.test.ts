import { expect } from "chai";
import { breathe } from "#kernel/base/steps.ts";
import { MAX_TEXT } from "#kernel/base/limits.ts";
import { Table } from "#kernel/store/table.ts";
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

    it("others read while a blueprint is tried out and applied, and never see half of it", async () => {
        const { admin } = await createTestBackend();
        const groups = async (): Promise<number> => (await admin.get("core/groups/?page_size=1")).body.pagination.count;
        const before = await groups();
        const entries = Array.from(
            { length: 2000 },
            (_, number) => `  - { model: authentik_core.group, identifiers: { name: g${number} }, attrs: { users: [] } }`,
        );
        const seen: number[][] = [];
        const beside = async (work: () => Promise<{ body: { pk: string; status: string } }>) => {
            let isDone = false;
            const working = work().finally(() => (isDone = true));
            const counts: number[] = [];
            while (!isDone) {
                counts.push(await groups());
                // A request of a client comes from outside; those of a test would follow each other without the thread ever being free.
                await breathe();
            }
            seen.push(counts.slice(0, -1));
            return (await working).body;
        };
        const { pk } = await beside(() => admin.post("managed/blueprints/", { name: "Many", content: ["version: 1", "entries:", ...entries].join("\n") }));
        const { status } = await beside(() => admin.post(`managed/blueprints/${pk}/apply/`));
        expect([status, await groups()]).to.deep.equal(["successful", before + 2000]);
        expect(seen.map((counts) => counts.length > 0)).to.deep.equal([true, true]);
        expect([...new Set(seen.flat())]).to.deep.equal([before]);
    });

    it("loops in loops end, whatever is in them, and the file is refused with the line of the entry", async () => {
        const { admin } = await createTestBackend();
        for (const [loops, inner] of [
            [9, "x"],
            // Few values, but a gigabyte of text, and rows to look through.
            [5, '!Format ["%10000s", x]'],
            [5, "!Find [authentik_flows.flowstagebinding, [order, 7777]]"],
        ] as const) {
            const bomb = `${"!Enumerate [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], SEQ, ".repeat(loops)}${inner}${"]".repeat(loops)}`;
            const entry = `  - { model: authentik_core.group, identifiers: { name: a }, attrs: { attributes: { a: ${bomb} } } }\n`;
            const { body } = await admin.post("/-/sandbox/blueprint/difference/", { content: `version: 1\nentries:\n${entry}${entry}` });
            expect(body.problems, inner).to.deep.equal([{ entry: 0, line: 3, message: "More than 1,000,000 values, loops followed." }]);
        }
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
