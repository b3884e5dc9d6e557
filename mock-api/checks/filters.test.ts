import { expect } from "chai";
import type { Stored } from "#kernel/store/schema.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { registry } from "#mock/registry.ts";
import { nameOf, OPERATIONS } from "./operations.ts";
import { plainUser } from "./owned.ts";

const LISTS = OPERATIONS.filter(
    ({ method, parameters, path }) => method === "GET" && !path.includes("{") && parameters.some(({ name }) => name === "page_size"),
);
/** Fields by whose values people look for something. */
const NAMING = ["pk", "name", "username", "slug", "identifier", "managed"];

/** Values of every kind that are there, each by what it is called: keys, names, slugs. */
function known(backend: TestBackend): string[] {
    const values = new Set<string>();
    for (const [, rows] of Object.entries(backend.export().tables).filter(([name]) => registry.resources.has(name as never)))
        for (const row of [rows[0], rows.at(-1)] as (Stored | undefined)[])
            for (const name of NAMING) {
                const value = row?.[name];
                if (value !== undefined && value !== null && value !== "") values.add(String(value));
            }
    return [...values];
}

/** A value of the same kind that nothing has. */
const nobodys = (value: string): string =>
    /^\d+$/.test(value) ? "987654" : /^[0-9a-f]{8}-/.test(value) ? "00000000-0000-4000-8000-00000000dead" : "there-is-no-such-thing";

describe("S12: filters reveal nothing that the caller may not see", () => {
    it("every filter of every list answers a plain user the same, whether there is such a thing or not", async function () {
        this.timeout(240_000);
        const backend = await createTestBackend();
        const { body: application } = await backend.admin.post("core/applications/", { name: "Out of reach", slug: "out-of-reach" });
        await backend.admin.post("policies/bindings/", { target: application.pk, user: 1, order: 0 });
        const values = known(backend);
        const { client: una } = await plainUser(backend);
        const wrong: string[] = [];
        for (const operation of LISTS)
            for (const { name } of operation.parameters.filter((parameter) => !["ordering", "page", "page_size"].includes(parameter.name))) {
                const ask = async (value: string) => {
                    const { status, body } = await una.get(`${operation.path}?${name}=${encodeURIComponent(value)}`);
                    return JSON.stringify([status, body]).replaceAll(/^\d+$/.test(value) ? new RegExp(`(?<=choice\\. |“)${value}\\b`, "g") : value, "…");
                };
                const unknown = new Map<string, string>();
                for (const value of values) {
                    const other = nobodys(value);
                    if (!unknown.has(other)) unknown.set(other, await ask(other));
                    const answer = await ask(value);
                    if (answer !== unknown.get(other)) {
                        wrong.push(`${nameOf(operation)}?${name}=${value}: ${answer.slice(0, 120)}`);
                        break;
                    }
                }
            }
        expect(wrong).to.deep.equal([]);
    });

    it("an administrator gets an error for something that does not exist", async () => {
        const backend = await createTestBackend();
        expect((await backend.admin.get("core/users/?groups_by_name=nothing")).status).to.equal(400);
        expect((await backend.admin.get("core/groups/?members_by_username=akadmin")).status).to.equal(200);
    });
});
