import { expect } from "chai";
import type { Field, Fields } from "#kernel/base/fields.ts";
import type { AnyResource } from "#kernel/resource/resource.ts";
import type { Stored } from "#kernel/store/schema.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { registry } from "#mock/registry.ts";
import { fieldsOf, nameOf, OPERATIONS, pathFor } from "./operations.ts";
import { OWNED, plainUser, valueOf, withRow } from "./owned.ts";

const ties = ({ kind, target }: Field): boolean => target !== undefined && (kind === "reference" || kind === "references" || kind === "inverse");
/** Rows that name other users although nobody assigned them: the engine writes them itself. */
const NOTED = /^(sandbox\.|authentik_events\.|authentik_core\.authenticatedsession$|authentik_policies_reputation)/;

/** Which row is tied to which, by which field: `authentik_core.token 7 user → 1`. */
function tiesIn(backend: TestBackend): Set<string> {
    const { tables } = backend.export();
    return new Set(
        Object.entries(tables)
            .filter(([model]) => !NOTED.test(model) && registry.resources.has(model as never))
            .flatMap(([model, rows]) =>
                Object.entries(registry.resource(model).fields)
                    .filter(([, field]) => ties(field) && field.kind !== "inverse")
                    .flatMap(([name]) =>
                        (rows as Stored[]).flatMap((row) => [row[name]].flat().map((key) => `${model} ${String(row.pk)} ${name} → ${String(key)}`)),
                    ),
            ),
    );
}

/** A row of somebody else: the last of its kind, so that the field does not name it already. */
const somebodyElses = ({ target }: Field, backend: TestBackend): unknown => {
    const rows = registry.schema.members(target!).flatMap(({ model }) => (backend.export().tables[model] ?? []) as Stored[]);
    return (target === "authentik_core.user" ? rows.find(({ username }) => username === "akadmin") : rows.at(-1))?.pk;
};

/** A body of these fields that is right, and in which every field that names a row names somebody else's; those that cannot be sent too. */
const grasping = (fields: Fields, backend: TestBackend): Record<string, unknown> => ({
    user: 1,
    owner: 1,
    users: [1],
    ...Object.fromEntries(
        Object.entries(fields).map(([name, field]) => {
            if (!ties(field)) return [name, field.format === "slug" ? "taken-over" : valueOf(field, backend)];
            const key = somebodyElses(field, backend);
            return [name, field.kind === "reference" ? key : [key]];
        }),
    ),
});

/** What is tied afterwards that was not, but for what is tied to the caller. */
const grasped = (before: ReadonlySet<string>, backend: TestBackend, caller: number): string[] =>
    [...tiesIn(backend)].filter((tie) => !before.has(tie) && !tie.endsWith(" → null") && !tie.endsWith(`user → ${caller}`));

const CREATING = { create: "POST", update: "PUT", partial_update: "PATCH" } as const;

/** Sends every way of writing a row of this kind; gives what was tied that way. */
async function tryToGrasp(of: AnyResource, pick: (owned: Awaited<ReturnType<typeof withRow>>) => Promise<{ client: TestClient; pk: number }>) {
    const found: string[] = [];
    for (const verb of Object.keys(CREATING) as (keyof typeof CREATING)[]) {
        if (!of.operations.includes(verb)) continue;
        const owned = await withRow(of);
        const { client, pk } = await pick(owned);
        const before = tiesIn(owned.backend);
        const path = verb === "create" ? of.spec.path!.replace(/\{\w+\}$/, "") : `${owned.path}/`;
        const { status } = await client.send(CREATING[verb], path, grasping(of.fields, owned.backend));
        for (const tie of grasped(before, owned.backend, pk)) found.push(`${verb} ${status}: ${tie}`);
    }
    return found;
}

describe("S1: nobody but an administrator hands an object to somebody else", () => {
    for (const of of OWNED)
        it(`${of.model}: its owner cannot, another user cannot`, async () => {
            expect(await tryToGrasp(of, async ({ owner, ownerKey }) => ({ client: owner, pk: ownerKey })), "its owner").to.deep.equal([]);
            expect(await tryToGrasp(of, ({ backend }) => plainUser(backend)), "another user").to.deep.equal([]);
        });

    it("an administrator can, where a field says so", async () => {
        const handed: string[] = [];
        for (const of of OWNED.filter(({ access }) => access.name === "owner or superuser"))
            for (const found of await tryToGrasp(of, async ({ backend }) => ({ client: backend.admin, pk: 0 }))) handed.push(`${of.model} ${found}`);
        expect(handed.map((line) => line.replace(/: .* (\w+) → .*/, " $1"))).to.deep.equal([
            "authentik_core.token create 201 user",
            "authentik_core.token update 200 user",
            "authentik_core.token partial_update 200 user",
            "authentik_sources_oauth.useroauthsourceconnection update 200 user",
            "authentik_sources_oauth.useroauthsourceconnection partial_update 200 user",
            "authentik_sources_saml.usersamlsourceconnection update 200 user",
            "authentik_sources_saml.usersamlsourceconnection partial_update 200 user",
        ]);
    });

    it("no operation of the document ties anything for a plain user, or makes one an administrator", async function () {
        this.timeout(120_000);
        const backend = await createTestBackend();
        const { client: una, pk } = await plainUser(backend);
        const fresh = backend.export();
        const before = tiesIn(backend);
        const wrong: string[] = [];
        for (const operation of OPERATIONS.filter(({ method, path }) => method !== "GET" && !path.startsWith("flows/executor/"))) {
            const body = operation.method === "DELETE" ? undefined : grasping(fieldsOf(operation) ?? {}, backend);
            const { status } = await una.send(operation.method, pathFor(operation, backend), body);
            const found = grasped(before, backend, pk);
            if (found.length) wrong.push(`${nameOf(operation)} ${status}: ${found.join()}`);
            if ((await una.get("core/users/me/")).body.user.is_superuser) wrong.push(`${nameOf(operation)}: an administrator`);
            if (found.length) await backend.import(fresh);
        }
        expect(wrong).to.deep.equal([]);
    });
});
