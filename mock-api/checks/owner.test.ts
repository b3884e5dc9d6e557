import { expect } from "chai";
import type { AnyResource } from "#kernel/resource/resource.ts";
import type { TestClient } from "#mock/adapters/test/test-backend.ts";
import { OWNED, withRow } from "./owned.ts";

const VERBS = { retrieve: "GET", used_by: "GET", partial_update: "PATCH", destroy: "DELETE" } as const;
type Verb = keyof typeof VERBS;

/** What each verb on the row is answered, for this caller. */
async function answers(of: AnyResource, path: string, client: TestClient): Promise<Partial<Record<Verb, number>>> {
    const verbs = (Object.keys(VERBS) as Verb[]).filter((verb) => of.operations.includes(verb));
    const statuses: Partial<Record<Verb, number>> = {};
    for (const verb of verbs)
        statuses[verb] = (await client.send(VERBS[verb], `${path}/${verb === "used_by" ? "used_by/" : ""}`, verb === "partial_update" ? {} : undefined)).status;
    return statuses;
}

const expected = (of: AnyResource, statuses: Record<Verb, number>): Partial<Record<Verb, number>> =>
    Object.fromEntries(Object.entries(statuses).filter(([verb]) => of.operations.includes(verb as Verb)));

const DONE = { retrieve: 200, used_by: 200, partial_update: 200, destroy: 204 };
const HIDDEN = { retrieve: 404, used_by: 404, partial_update: 404, destroy: 404 };

describe("rights on what belongs to somebody", () => {
    for (const of of OWNED.filter(({ access }) => access.name.startsWith("owner")))
        it(`${of.model}: its owner, another user, an administrator (${of.access.name})`, async () => {
            const { backend, path, owner, pk } = await withRow(of);
            const una = await backend.as("una");
            expect(await answers(of, path, una), "another user").to.deep.equal(expected(of, HIDDEN));
            const isListed = async (client: TestClient): Promise<boolean> => {
                const { body } = await client.get(`${of.spec.path!.replace(/\/\{\w+\}$/, "")}/?page_size=100`);
                // A resource may call its key what it likes.
                return body.results.some((row: object) => Object.values(row).map(String).includes(String(pk)));
            };
            expect([await isListed(backend.admin), await isListed(owner), await isListed(una)], "who sees it in lists").to.deep.equal([true, true, false]);
            if (of.access.name === "owner only")
                expect(await answers(of, path, backend.admin), "an administrator").to.deep.equal(
                    expected(of, { retrieve: 403, used_by: 200, partial_update: 403, destroy: 403 }),
                );
            expect(await answers(of, path, owner), "its owner").to.deep.equal(expected(of, DONE));
            if (of.access.name !== "owner only") {
                const again = await withRow(of);
                expect(await answers(of, again.path, again.backend.admin), "an administrator").to.deep.equal(expected(of, DONE));
            }
        });
});
