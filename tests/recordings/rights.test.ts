import { expect } from "chai";
import { createTestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { nameOf, OPERATIONS, pathFor } from "#mock/checks/operations.ts";
import { recordings } from "./recordings.ts";

/** Recorded: every operation as an ordinary user ("plain") and without signing in ("anonymous"). `14-matrix/…:core/users/_:GET-plain` */
const MATRIX = /^14-matrix\/[^:]+:([^:]+):([A-Z]+)-(plain|anonymous)$/;

/** Whether the real server refused, by operation. */
function refusals(who: "plain" | "anonymous"): ReadonlyMap<string, boolean> {
    const found = recordings().flatMap(({ id, status }): [string, boolean][] => {
        const [, path, method, asked] = MATRIX.exec(id) ?? [];
        return asked === who ? [[`${method} ${path}/`, status === 403]] : [];
    });
    return new Map(found);
}

describe("rights as recorded", () => {
    for (const who of ["plain", "anonymous"] as const)
        it(`are those of the real server: ${who}`, async () => {
            const backend = await createTestBackend();
            const client: TestClient = who === "plain" ? await backend.as("una") : backend.browser();
            const recorded = refusals(who);
            const wrong: string[] = [];
            let held = 0;
            for (const operation of OPERATIONS) {
                const isRefused = recorded.get(nameOf(operation).replace(/\{\w+\}/g, "_"));
                if (isRefused === undefined) continue;
                held++;
                const body = operation.method === "GET" || operation.method === "DELETE" ? undefined : {};
                const { status } = await client.send(operation.method, pathFor(operation, backend), body);
                if ((status === 403) !== isRefused) wrong.push(`${nameOf(operation)}: ${status}`);
            }
            expect(wrong).to.deep.equal([]);
            expect(held).to.be.greaterThan(250);
        });
});
