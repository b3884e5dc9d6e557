import fc from "fast-check";
import type { Field, Fields } from "#kernel/base/fields.ts";
import type { Operation } from "#kernel/http/operation.ts";
import { storedIn } from "#kernel/store/schema.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { registry } from "#mock/registry.ts";
import { fieldsOf, nameOf, OPERATIONS, pathFor } from "./operations.ts";

/** Values that break programs. */
const odd = fc.oneof(
    fc.constantFrom<unknown>(
        null,
        "",
        " ",
        0,
        -1,
        1.5,
        1e300,
        true,
        [],
        {},
        [[]],
        [null],
        "\u0000",
        "\ud800",
        "../../etc",
        "__proto__",
        "constructor",
        "{{7*7}}",
        "%s%n",
    ),
    fc.string({ maxLength: 300 }),
    fc.integer(),
    fc.jsonValue({ maxDepth: 3 }),
);

/** A value that a field might take, by what its description says. */
function plausible(field: Field, keys: (target: string) => unknown[]): fc.Arbitrary<unknown> {
    switch (field.kind) {
        case "text":
            return textOf(field);
        case "choice":
            return fc.constantFrom(...field.choices!);
        case "flag":
            return fc.boolean();
        case "integer":
            return fc.integer({ min: field.min ?? -1000, max: Math.min(field.max ?? 1000, 1_000_000) });
        case "float":
            return fc.double({ noNaN: true, noDefaultInfinity: true });
        case "date":
            return fc.constantFrom("2023-02-15T12:00:00Z", "2040-01-01T00:00:00.000000+02:00");
        case "uuid":
            return fc.uuid();
        case "object":
        case "map":
            return fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 });
        case "reference":
            return fc.constantFrom(...keys(field.target!), null);
        case "references":
        case "inverse":
            return fc.subarray(keys(field.target!).slice(0, 3));
        case "list":
            return fc.array(plausible(field.of!, keys), { maxLength: 3 });
        case "nested":
            return body(field.fields!, keys);
        default:
            return fc.jsonValue({ maxDepth: 2 });
    }
}

function textOf({ format, max = 40 }: Field): fc.Arbitrary<unknown> {
    if (format === "slug") return fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
    if (format === "email") return fc.constantFrom("a@example.test", "b@example.test");
    if (format === "url") return fc.webUrl();
    if (format === "duration") return fc.constantFrom("hours=1", "minutes=5;seconds=2", "days=30");
    if (format === "expression") return fc.constantFrom("return True", "return {}");
    return fc.string({ minLength: 1, maxLength: Math.min(max, 40) });
}

/** A body in which any field may be right, odd, or missing, and in which there may be more. */
function body(fields: Fields, keys: (target: string) => unknown[]): fc.Arbitrary<unknown> {
    const sent = Object.entries(fields).filter(([, { readOnly, hidden }]) => !readOnly && !hidden);
    const values = Object.fromEntries(
        sent.map(([name, field]) => [name, fc.oneof({ weight: 9, arbitrary: plausible(field, keys) }, { weight: 1, arbitrary: odd })]),
    );
    return fc.record<Record<string, unknown>>({ ...values, surplus: odd }, { requiredKeys: sent.filter(([, field]) => field.required).map(([name]) => name) });
}

interface Shot {
    readonly operation: Operation;
    readonly path: string;
    readonly body: unknown;
    readonly type: string;
    readonly isAdministrator: boolean;
}

/** Requests of every kind to every operation: right, nearly right and absurd. */
function shots(backend: TestBackend): fc.Arbitrary<Shot> {
    const state = backend.export();
    const keys = (target: string): unknown[] =>
        (registry.schema.isKnown(target) ? registry.schema.members(target) : []).flatMap((member) =>
            storedIn(state, member.model)
                .slice(0, 5)
                .map((row) => row[member.families[target] ?? "pk"]),
        );
    const query = ({ parameters }: Operation) =>
        fc.array(fc.tuple(fc.constantFrom("page", "search", "ordering", ...parameters.map(({ name }) => name)), odd), { maxLength: 2 });
    return fc.constantFrom(...OPERATIONS).chain((operation) => {
        const fields = fieldsOf(operation);
        return fc.record({
            operation: fc.constant(operation),
            path: fc
                .tuple(
                    fc.oneof({ weight: 6, arbitrary: fc.constant(pathFor(operation, backend)) }, { weight: 1, arbitrary: oddPath(operation) }),
                    query(operation),
                )
                .map(addressOf),
            body: fields ? fc.oneof({ weight: 8, arbitrary: body(fields, keys) }, { weight: 1, arbitrary: odd }) : fc.constant(undefined),
            type: fc.constantFrom(...Array<string>(12).fill("application/json"), "text/plain", "multipart/form-data", "application/x-www-form-urlencoded", ""),
            isAdministrator: fc.constantFrom(true, true, true, false),
        });
    });
}

const oddPath = ({ path }: Operation) => fc.string({ maxLength: 20 }).map((text) => path.replace(/\{\w+\}/g, () => safely(text || "x")));
const addressOf = ([path, pairs]: [string, [string, unknown][]]): string =>
    pairs.length ? `${path}?${pairs.map(([name, value]) => `${name}=${safely(typeof value === "string" ? value : JSON.stringify(value))}`).join("&")}` : path;
/** Half of a surrogate pair cannot be written in an address. */
const safely = (text: string): string => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, "?"));

/**
 * Sends `runs` requests. Rejects with the smallest request that is answered with a 500, with an answer that its document
 * does not allow (the test client looks), or that is refused and yet changes something.
 */
export async function fuzz(runs: number, seed?: number): Promise<void> {
    const backend = await createTestBackend();
    const user = await backend.as("una");
    await fc.assert(
        fc.asyncProperty(shots(backend), async ({ operation, path, body: sent, type, isAdministrator }) => {
            const client: TestClient = isAdministrator ? backend.admin : user;
            const before = changesIn(backend);
            const answer = await client.send(operation.method, path, sent === undefined ? undefined : JSON.stringify(sent), { "content-type": type });
            const name = `${nameOf(operation)} → ${answer.status} ${JSON.stringify(answer.body)?.slice(0, 300)}`;
            if (answer.status >= 500) throw new Error(name);
            if (answer.status >= 400 && operation.method !== "GET" && !path.startsWith("flows/executor/") && changesIn(backend) !== before)
                throw new Error(`${name} but something was changed`);
        }),
        { numRuns: runs, seed, reporter: report },
    );
}

/** How many rows there are, but for what is noted of refusals too. */
const changesIn = (backend: TestBackend): string =>
    Object.entries(backend.export().tables)
        .filter(([name]) => !/session|event|sequence|reputation/.test(name))
        .map(([name, rows]) => `${name} ${rows.length}`)
        .join();

/** The seed, the smallest request that fails, and why. */
function report(details: fc.RunDetails<[Shot]>): void {
    if (!details.failed) return;
    const [shot] = details.counterexample ?? [];
    const { method = "", id = "" } = shot?.operation ?? {};
    const said = details.errorInstance instanceof Error ? details.errorInstance.message : String(details.errorInstance);
    throw new Error(
        `${said}\n${id}: ${method} ${shot?.path} as ${shot?.isAdministrator ? "administrator" : "user"}, ${shot?.type}\n${JSON.stringify(shot?.body)}\nseed ${details.seed}, after ${details.numRuns} requests`,
    );
}
