import { expect } from "chai";
import type { Field } from "#kernel/fields.ts";
import type { Resource } from "#kernel/resource.ts";
import type { Stored } from "#kernel/schema.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { registry } from "#mock/apps/index.ts";
import { randomness, seededBytes } from "#mock/random.ts";

const random = randomness(seededBytes(1), () => Date.UTC(2040, 0, 1));
/** Resources whose rows belong to somebody, by the name of their access. */
const OWNED = [...registry.resources.values()].filter(({ access, spec }) => spec.path && access.name.startsWith("owner"));

/** A value that a row of this field may hold. */
function valueOf(field: Field, backend: TestBackend): unknown {
    if (typeof field.default === "function") return field.default(random);
    if (field.kind === "reference" && !field.nullable) {
        const [member] = registry.schema.members(field.target!).flatMap(({ model }) => (backend.export().tables[model] ?? []) as Stored[]);
        return member?.pk;
    }
    if (field.kind === "date") return "2041-01-01T00:00:00.000000Z";
    if (field.kind === "choice") return field.default || field.choices![0];
    if (field.kind === "text" && !field.blank && !field.default) return "owned";
    return field.default;
}

/** A backend in which somebody owns a row of this kind, though not in a way that the API would offer. */
async function withRow(of: Resource<never>): Promise<{ backend: TestBackend; owner: TestClient; path: string; key: string }> {
    const backend = await createTestBackend();
    const { body: owner } = await backend.admin.post("core/users/", { username: "owner", name: "Owner", groups: [] });
    // A fresh install has no application that a row could point to.
    await backend.admin.post("core/applications/", { name: "Owned", slug: "owned" });
    const key = "owner-api-token-owner-api-token";
    const state = backend.export();
    const row = Object.fromEntries(Object.entries(of.fields).map(([name, field]) => [name, valueOf(field, backend)]));
    const owned = { ...row, pk: of.fields.pk?.kind === "integer" ? 999 : random.uuid(), user: owner.pk };
    const token = { ...state.tables["authentik_core.token"]![0]!, pk: random.uuid(), identifier: "owner-api", user: owner.pk, key, expiring: false };
    const tables: Record<string, object[]> = { ...state.tables, "authentik_core.token": [...state.tables["authentik_core.token"]!, token] };
    tables[of.model] = [...(tables[of.model] ?? []), owned];
    // A session's row without a session would be tidied away.
    if ("session_key" in owned) tables["sandbox.session"] = [{ pk: owned.session_key as string, data: {}, user: owner.pk, expires: null }];
    await backend.import({ ...state, tables });
    const client = backend.browser();
    client.token = key;
    const lookup = of.spec.lookup ? String(row[of.spec.lookup]) : String(owned.pk);
    return { backend, owner: client, path: of.spec.path!.replace(/\{\w+\}$/, lookup), key: lookup };
}

const VERBS = { retrieve: "GET", used_by: "GET", partial_update: "PATCH", destroy: "DELETE" } as const;
type Verb = keyof typeof VERBS;

/** What each verb on the row is answered, for this caller. */
async function answers(of: Resource<never>, path: string, client: TestClient): Promise<Partial<Record<Verb, number>>> {
    const verbs = (Object.keys(VERBS) as Verb[]).filter((verb) => of.operations.includes(verb));
    const statuses: Partial<Record<Verb, number>> = {};
    for (const verb of verbs)
        statuses[verb] = (await client.send(VERBS[verb], `${path}/${verb === "used_by" ? "used_by/" : ""}`, verb === "partial_update" ? {} : undefined)).status;
    return statuses;
}

const expected = (of: Resource<never>, statuses: Record<Verb, number>): Partial<Record<Verb, number>> =>
    Object.fromEntries(Object.entries(statuses).filter(([verb]) => of.operations.includes(verb as Verb)));

const DONE = { retrieve: 200, used_by: 200, partial_update: 200, destroy: 204 };
const HIDDEN = { retrieve: 404, used_by: 404, partial_update: 404, destroy: 404 };

describe("rights on what belongs to somebody", () => {
    for (const of of OWNED)
        it(`${of.model}: its owner, another user, an administrator (${of.access.name})`, async () => {
            const { backend, path, owner } = await withRow(of);
            const una = await backend.as("una");
            expect(await answers(of, path, una), "another user").to.deep.equal(expected(of, HIDDEN));
            const isListed = async (client: TestClient) => (await client.get(`${of.spec.path!.replace(/\/\{\w+\}$/, "")}/`)).body.results.length > 0;
            expect([await isListed(backend.admin), await isListed(owner), await isListed(una)].slice(0, 2), "who sees it in lists").to.deep.equal([true, true]);
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
