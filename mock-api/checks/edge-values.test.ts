import { expect } from "chai";
import type { Field } from "#kernel/base/fields.ts";
import type { Key } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import type { AnyResource } from "#kernel/resource/resource.ts";
import { keyOf, type Stored, storedIn } from "#kernel/store/schema.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { registry } from "#mock/registry.ts";
import { valueOf, withRow } from "./owned.ts";

const CHANGEABLE = [...registry.resources.values()].filter(({ spec, operations }) => spec.path && operations.includes("partial_update"));

const TEXTS = [
    "x",
    "x".repeat(255),
    "x".repeat(256),
    "🐙",
    "‮txt.exe",
    "é".normalize("NFD"),
    "two\nlines",
    "name with  spaces",
    "<b>",
    "%s",
    "\\",
    "__proto__",
];
const NUMBERS = [-1, 0, 1, 1.5, 1e21, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, "", "abc", "7", "1e3", "NaN", true, null];
const BY_FORMAT: Partial<Record<Field["format"], readonly unknown[]>> = {
    duration: ["hours=1", "hours=1;minutes=2", "hours=-1", "hours=1.5", "hours=abc", "days=99999999999", "hours=abc;days=1", "days=1;", "", "1"],
    slug: ["a-b_C", "ünïcode", "a b", "-", "x".repeat(50), "x".repeat(51), "..", ""],
    url: ["https://example.test/a?b#c", "http://", "http://[::1", "javascript:alert(1)", "//example.test", "http://a b/", ""],
    link: ["https://%(username)s.example.test/", "blank://blank", "javascript:alert(1)", "http://", ""],
    email: ["a@example.test", "a", "a@b", "@", "a@example.test\nBcc: b@example.test", ""],
    ip: ["192.0.2.1", "::1", "192.0.2.256", ""],
    path: ["a/b", "/a", "a//b", ""],
    // Saying whether an expression is one takes Python, which tests of its own have.
    expression: [],
};
const BY_KIND: Partial<Record<Field["kind"], readonly unknown[]>> = {
    text: TEXTS,
    integer: NUMBERS,
    float: NUMBERS,
    flag: [true, false, "yes", 2, "perhaps", null],
    choice: ["no such choice", "", 99, null],
    date: ["2040-01-01T00:00:00Z", "2040-02-30T00:00:00Z", "9999-12-31T23:59:59Z", "tomorrow", "", 0],
    uuid: ["00000000-0000-4000-8000-000000000000", "x", ""],
    object: [{}, { a: [{ b: null }] }, { __proto__: 1 }, [], "x", 7, null],
    json: [{}, [], "x", 7, { a: { b: [1, "2"] } }],
    map: [{}, [], "x"],
    list: [[], "x", {}],
    reference: ["00000000-0000-4000-8000-000000000000", 999_999_999, -1, "x", [], {}],
    references: [[], ["00000000-0000-4000-8000-000000000000"], [999_999_999], "x", [null], [[]]],
    inverse: [[], ["00000000-0000-4000-8000-000000000000"], [999_999_999], "x", [null]],
};
const valuesFor = (field: Field): readonly unknown[] => (field.kind === "text" ? BY_FORMAT[field.format] : undefined) ?? BY_KIND[field.kind] ?? [];

/** What the API is known to make of a value that it takes, as Django REST framework does; undefined: nothing else than the value. */
function readAs({ kind, numeric }: Field, sent: unknown): unknown {
    if (kind === "text") return String(sent).trim();
    if (kind === "integer" || kind === "float" || numeric) return Number(sent);
    if (kind === "flag") return sent === true || sent === "yes";
    return sent;
}

/** Blanks around a text that was not sent by a form are lost as soon as one sends it. */
const trimmed = (value: unknown): unknown => (typeof value === "string" ? value.trim() : value);
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Fields about which a rule of the whole object has the last word, as in the original: it refuses them elsewhere, or makes something else of them. */
const RULED: Readonly<Record<string, readonly string[]>> = {
    "authentik_outposts.kubernetesserviceconnection": ["local"],
    "authentik_policies_event_matcher.eventmatcherpolicy": ["action"],
    "authentik_providers_proxy.proxyprovider": ["property_mappings", "internal_host", "external_host"],
    "authentik_sources_oauth.oauthsource": ["oidc_well_known_url", "oidc_jwks_url"],
    "authentik_tenants.tenant": ["default"],
};

/** Kept by the server whenever something is changed. */
const TIMES = ["last_updated", "last_applied"];

/** What new objects need beside values of the right kinds. */
const NEEDS: Readonly<Record<string, object>> = {
    "authentik_outposts.kubernetesserviceconnection": { local: true },
    "authentik_providers_proxy.proxyprovider": { external_host: "https://edge.example.test/", internal_host: "https://inside.example.test/" },
    "authentik_sources_ldap.ldapsource": { server_uri: "ldap://openldap.sandbox.test", base_dn: "dc=example", object_uniqueness_field: "uid" },
    "authentik_sources_saml.samlsource": { sso_url: "https://edge.example.test/" },
};

let made = 0;

/** A text that its field takes, and that no other row has. */
function textFor(name: string, { format }: Field): string {
    if (format === "email") return "edge@example.test";
    if (format === "url" || format === "link") return "https://edge.example.test/";
    if (format === "ip") return "192.0.2.7";
    if (format === "duration") return "hours=1";
    return format === "expression" ? "return True" : `edge-${name}-${++made}`;
}

const takenOf = ({ fields }: AnyResource): [name: string, field: Field][] => Object.entries(fields).filter(([, { readOnly, hidden }]) => !readOnly && !hidden);

describe("A14: every field of every object, at its edges", () => {
    let shared: TestBackend;
    before(async () => {
        shared = await createTestBackend();
        const [flow] = storedIn(shared.export(), "authentik_flows.flow");
        const { body: provider } = await shared.admin.post("providers/oauth2/", { name: "edge", authorization_flow: flow!.pk });
        await shared.admin.post("core/applications/", { name: "Edge", slug: "edge", provider: provider.pk });
        await shared.admin.post("policies/bindings/", { target: flow!.pk, user: 1, order: 0 });
    });

    const pathOf = ({ spec }: AnyResource, row: Stored): string => `${spec.path!.replace(/\{\w+\}/, encodeURIComponent(String(row[spec.lookup ?? "pk"])))}/`;

    /** A row, with who may change it: one that is there or can be made there, or somebody's. */
    async function subject(resource: AnyResource): Promise<{ backend: TestBackend; client: TestClient; key: Key }> {
        const { spec, model, access } = resource;
        const state = shared.export();
        const needed = takenOf(resource).filter(([, { required }]) => required);
        const body = Object.fromEntries(needed.map(([name, field]) => [name, field.kind === "text" ? textFor(name, field) : valueOf(field, shared, state)]));
        await shared.admin.post(`${spec.path!.replace(/\/\{\w+\}$/, "")}/`, { ...body, ...own(NEEDS, model) });
        for (const row of storedIn(shared.export(), model).toReversed())
            if ((await shared.admin.get(pathOf(resource, row))).status === 200) return { backend: shared, client: shared.admin, key: keyOf(row) };
        if (access.owner === undefined) throw new Error(`There is no ${model}, and none was made.`);
        const { backend, owner, pk } = await withRow(resource);
        return { backend, client: owner, key: pk };
    }

    for (const resource of CHANGEABLE)
        it(resource.model, async () => {
            const { model } = resource;
            const { backend, client, key } = await subject(resource);
            const wrong: string[] = [];
            const stored = (): Stored => storedIn(backend.export(), model).find((row) => keyOf(row) === key)!;
            // Who owns a row cannot say what it refers to: that is not read (D-013).
            const taken = takenOf(resource).filter(([, { target }]) => target === undefined || client === shared.admin);
            for (const [name, field] of taken)
                for (const value of valuesFor(field)) {
                    const before = stored();
                    const path = pathOf(resource, before);
                    const shown = (await client.get(path)).body;
                    // All of it, as a form sends it: some rules are about several fields.
                    const sent = Object.fromEntries(taken.flatMap(([other, { writeOnly }]) => (writeOnly ? [] : [[other, shown[other]]])));
                    const note = (what: string) => wrong.push(`${name} = ${JSON.stringify(value)?.slice(0, 60)}: ${what.slice(0, 300)}`);
                    const { status, body } = await client.patch(path, { ...sent, [name]: value });
                    const after = stored();
                    const isRuled = own(RULED, model)?.includes(name) ?? false;
                    if (status === 400) {
                        if (!(name in body) && !isRuled) note(`refused elsewhere: ${JSON.stringify(body)}`);
                        if (!same(before, after)) note("refused, and yet changed");
                    } else if (status !== 200) note(`${status} ${JSON.stringify(body)}`);
                    else if (!isRuled) {
                        if (!field.writeOnly && !same(body[name], readAs(field, value))) note(`became ${JSON.stringify(body[name])}`);
                        const others = Object.keys(after).filter((other) => other !== name && !TIMES.includes(other));
                        const changed = others.filter((other) => !same(trimmed(before[other]), trimmed(after[other])));
                        if (changed.length) note(`changed ${changed.join()}`);
                    }
                }
            expect(wrong.join("\n")).to.equal("");
        }).timeout(60_000);
});
