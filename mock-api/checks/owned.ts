import type { Field } from "#kernel/base/fields.ts";
import type { AnyResource } from "#kernel/resource/resource.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { registry } from "#mock/registry.ts";
import { randomness, seededBytes } from "#kernel/base/random.ts";
import { storedIn } from "#kernel/store/schema.ts";

const random = randomness(seededBytes(1), () => Date.UTC(2040, 0, 1));

/** Resources whose rows belong to somebody. */
export const OWNED = [...registry.resources.values()].filter(({ access, spec }) => spec.path && access.owner !== undefined);

/** A value that this field may have. */
export function valueOf(field: Field, backend: TestBackend, state = backend.export()): unknown {
    if (typeof field.default === "function") return field.default(random);
    if (field.kind === "reference" && !field.nullable) {
        const [member] = registry.schema.members(field.target!).flatMap(({ model }) => storedIn(state, model));
        return member?.pk;
    }
    if (field.kind === "date") return "2041-01-01T00:00:00.000000Z";
    if (field.kind === "choice") return field.default || field.choices![0];
    if (field.kind === "text" && !field.blank && !field.default) return "owned";
    return field.default;
}

export interface Owned {
    readonly backend: TestBackend;
    readonly owner: TestClient;
    readonly ownerKey: number;
    /** Path of the row. */
    readonly path: string;
    /** Key of the row. */
    readonly pk: string | number;
}

/** A backend in which somebody owns a row of this kind, though not in a way that the API would offer. */
export async function withRow(of: AnyResource): Promise<Owned> {
    const backend = await createTestBackend();
    const { body: owner } = await backend.admin.post("core/users/", { username: "owner", name: "Owner", groups: [] });
    // A fresh install has no application and no provider that a row could point to.
    await backend.admin.post("core/applications/", { name: "Owned", slug: "owned" });
    const [flow] = storedIn(backend.export(), "authentik_flows.flow");
    await backend.admin.post("providers/oauth2/", { name: "owned", authorization_flow: flow!.pk });
    // A notification without an event would be tidied away: a sign-in leaves one.
    if ("about" in of.fields) await backend.as("una");
    const key = "owner-api-token-owner-api-token";
    const state = backend.export();
    const event = state.tables["authentik_events.event"]?.[0];
    const kept = "about" in of.fields && event && "pk" in event ? { about: event.pk } : {};
    const row = Object.fromEntries(Object.entries(of.fields).map(([name, field]) => [name, valueOf(field, backend)]));
    const owned = { ...row, pk: of.fields.pk?.kind === "integer" ? 999 : random.uuid(), user: owner.pk, ...kept };
    const token = { ...state.tables["authentik_core.token"]![0]!, pk: random.uuid(), identifier: "owner-api", user: owner.pk, key, expiring: false };
    const tables: Record<string, object[]> = { ...state.tables, "authentik_core.token": [...state.tables["authentik_core.token"]!, token] };
    tables[of.model] = [...(tables[of.model] ?? []), owned];
    // A session's row without a session would be tidied away.
    if ("session_key" in owned)
        tables["sandbox.session"] = [{ pk: String(owned.session_key), data: {}, user: owner.pk, expires: Date.UTC(2041, 0, 1), lifetime: 0 }];
    await backend.import({ ...state, tables });
    const client = backend.browser();
    client.token = key;
    const lookup = of.spec.lookup ? String(row[of.spec.lookup]) : String(owned.pk);
    return { backend, owner: client, ownerKey: owner.pk, path: of.spec.path!.replace(/\{\w+\}$/, lookup), pk: owned.pk };
}

/** A user who is in no group and owns nothing but the key that this client sends. */
export async function plainUser(backend: TestBackend, username = "una"): Promise<{ client: TestClient; pk: number }> {
    const { body } = await backend.admin.post("core/users/", { username, name: username, groups: [] });
    const identifier = `token-of-${username}`;
    await backend.admin.post("core/tokens/", { identifier, user: body.pk });
    const client = backend.browser();
    client.token = (await backend.admin.get(`core/tokens/${identifier}/view_key/`)).body.key;
    return { client, pk: body.pk };
}
