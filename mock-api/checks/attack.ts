import type { Operation } from "#kernel/http/operation.ts";
import { type Stored, storedIn } from "#kernel/store/schema.ts";
import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { registry } from "#mock/registry.ts";
import { BODIES, type Dice, diceOf, HEADERS, TEXTS, VALUES } from "./nasty.ts";
import { describedBy, fieldsOf, nameOf, OPERATIONS } from "./operations.ts";
import { plainUser, valueOf } from "./owned.ts";

const ROLES = ["anonymous", "user", "owner", "administrator"] as const;
type Role = (typeof ROLES)[number];

/** How much one request may take, in ms. */
const SLOW_MS = 1000;
/** Operations that are known to take long. */
const MAY_BE_SLOW = new Set(["crypto_certificatekeypairs_generate_create"]);
/** Requests until the state is put back: what one has removed others need. */
const ROUND = 250;

interface Stage {
    readonly backend: TestBackend;
    readonly clients: Readonly<Record<Role, TestClient>>;
    readonly fresh: ReturnType<TestBackend["export"]>;
}

/** A backend in which there is something of most kinds, and somebody in each role. */
async function prepare(): Promise<Stage> {
    const backend = await createTestBackend();
    const { client: user } = await plainUser(backend, "una");
    const { client: owner, pk } = await plainUser(backend, "otto");
    await owner.post("core/tokens/", { identifier: "ottos", intent: "app_password" });
    const flow = storedIn(backend.export(), "authentik_flows.flow")[0]!.pk;
    const { body: provider } = await backend.admin.post("providers/oauth2/", { name: "wiki", authorization_flow: flow });
    const { body: application } = await backend.admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: provider.pk });
    await backend.admin.post("policies/bindings/", { target: application.pk, user: pk, order: 0 });
    // Both are made once: the document, and Python's interpreter.
    await backend.browser().get("schema/");
    await backend.admin.post("policies/expression/", { name: "first", expression: "return True" });
    return { backend, clients: { anonymous: backend.browser(), user, owner, administrator: backend.admin }, fresh: backend.export() };
}

interface Shot {
    readonly operation: Operation;
    readonly role: Role;
    readonly path: string;
    readonly body: string | undefined;
    readonly headers: Readonly<Record<string, string>>;
}

/** Half of a surrogate pair cannot be written in an address, and a server cuts long ones off before the engine sees them. */
const inAddress = (text: string): string => encodeURIComponent(text.replace(/[\ud800-\udfff]/g, "?").slice(0, 4000));

function aim(operation: Operation, role: Role, dice: Dice, { backend, fresh }: Stage): Shot {
    const nasty = (): unknown => (dice.below(2) ? dice.of(TEXTS) : dice.of(VALUES));
    const rows = (target: string): Stored[] =>
        (registry.schema.isKnown(target) ? registry.schema.members(target) : []).flatMap(({ model }) => storedIn(fresh, model));
    const described = describedBy(operation);
    const key = (): string => {
        if (!dice.below(6)) return inAddress(dice.of(TEXTS)) || "x";
        const model = described && ("model" in described ? described.model : described.name);
        const of = model ? rows(model) : [];
        if (!of.length) return operation.path.startsWith("flows/executor") ? "default-authentication-flow" : "1";
        const lookup = described && "lookup" in described.spec && described.spec.lookup ? described.spec.lookup : "pk";
        return inAddress(String(dice.of(of)[lookup]));
    };
    const parameter = (): string => {
        const { name, shape } = dice.of<{ name: string; shape: Operation["parameters"][number]["shape"] | undefined }>([
            ...operation.parameters,
            ...["page", "page_size", "ordering", "search", "__proto__"].map((other) => ({ name: other, shape: undefined })),
        ]);
        const target = shape?.target;
        const value = target && dice.below(2) ? String(dice.of([...rows(target).map(({ pk }) => pk), 1])) : String(dice.of(TEXTS));
        return `${name}=${inAddress(value)}`;
    };
    const query = dice.below(3) ? "" : `?${Array.from({ length: 1 + dice.below(3) }, parameter).join("&")}`;
    const fields = fieldsOf(operation);
    const body = (): string => {
        if (!fields || !dice.below(8)) return dice.of(BODIES);
        const names = Object.keys(fields);
        const hit = new Set(Array.from({ length: 1 + dice.below(2) }, () => dice.of(names)));
        const sent = Object.entries(fields).map(([name, field]): [string, unknown] => {
            if (hit.has(name) && dice.below(3)) return [name, nasty()];
            if (!field.target) return [name, field.kind === "text" && field.unique ? `n${dice.below(1e9)}` : valueOf(field, backend, fresh)];
            const others = rows(field.target).map(({ pk }) => pk);
            const one = dice.of(others.length ? others : [1]);
            return [name, field.kind === "reference" ? one : [one]];
        });
        const surplus = dice.below(3) ? [] : [[dice.of(["is_superuser", "user", "owner", "pk", "password", "groups", "managed", "__proto__"]), nasty()]];
        return JSON.stringify(Object.fromEntries([...sent, ...surplus].filter(() => dice.below(12))));
    };
    return {
        operation,
        role,
        path: operation.path.replace(/\{\w+\}/g, key) + query,
        body: ["GET", "DELETE"].includes(operation.method) && dice.below(8) ? undefined : operation.method === "GET" ? undefined : body(),
        headers: dice.of(HEADERS),
    };
}

/** Who is an administrator, in which group, with which keys and rights, and whose passwords are whose. */
function rightsIn(backend: TestBackend): string {
    const state = backend.export();
    const of = (model: string, ...fields: string[]) => storedIn(state, model).map((row) => JSON.stringify(fields.map((field) => row[field])));
    return [
        ...of("authentik_core.user", "pk", "username", "password", "is_active", "attributes"),
        ...of("authentik_core.group", "pk", "users", "is_superuser", "parent"),
        ...storedIn(state, "authentik_core.token")
            .filter(({ user }) => user === 1)
            .map(({ pk }) => String(pk)),
        ...of("authentik_policies.policybinding", "pk", "target", "user", "group", "policy", "negate", "enabled"),
    ].join("\n");
}

/** What a user may change of themself: their name, and with it nothing that counts. */
const OWN_CHANGES = /^PUT core\/users\/update_self\/|^POST flows\/executor\//;

interface Watching {
    /** What this process has worked so far, in ms: other processes must not make a request look slow. */
    readonly clock: () => number;
    readonly say: (done: number) => void;
}

/**
 * Sends `runs` requests with nasty values in every field and parameter to every operation, in every role. Gives what should not be:
 * errors of ours, answers that the document does not allow, slow ones, and rights that somebody has gained.
 */
export async function attack(runs: number, seed: number, { clock, say }: Watching): Promise<string[]> {
    const dice = diceOf(seed);
    let stage = await prepare();
    let rights = rightsIn(stage.backend);
    const findings = new Map<string, string>();
    for (let run = 0; run < runs; run++) {
        // Every operation in every role, again and again.
        const operation = OPERATIONS[run % OPERATIONS.length]!;
        const role = ROLES[Math.floor(run / OPERATIONS.length) % ROLES.length]!;
        const shot = aim(operation, role, dice, stage);
        const started = clock();
        const outcome = await fire(stage, shot);
        const took = clock() - started;
        const isChange = operation.method !== "GET";
        if (outcome.fault) note(findings, shot, outcome.fault);
        if (took > SLOW_MS && !MAY_BE_SLOW.has(operation.id)) note(findings, shot, `took ${Math.round(took)} ms`);
        if (isChange && outcome.status < 400 && role !== "administrator" && !OWN_CHANGES.test(nameOf(operation)) && rightsIn(stage.backend) !== rights)
            note(findings, shot, `${outcome.status}: rights have changed`);
        if (Object.keys(Object.prototype).length || "polluted" in {}) throw new Error(`Object.prototype was changed by ${spoken(shot)}`);
        const isUpset = isChange && outcome.status < 400 && (role === "administrator" || OWN_CHANGES.test(nameOf(operation)));
        if ((run + 1) % ROUND === 0 || (isUpset && /core\/(users|groups|tokens)|tenants|policies\/bindings|DELETE|blueprints|import/.test(nameOf(operation)))) {
            await stage.backend.import(stage.fresh);
            rights = rightsIn(stage.backend);
        } else if (isUpset) rights = rightsIn(stage.backend);
        if ((run + 1) % 10_000 === 0) {
            // A backend of its own for each stretch, so that what is found can be found again.
            await stage.backend.close();
            stage = await prepare();
            rights = rightsIn(stage.backend);
            say(run + 1);
        }
    }
    await stage.backend.close();
    return [...findings.values()];
}

async function fire({ clients }: Stage, { operation, role, path, body, headers }: Shot): Promise<{ status: number; fault?: string }> {
    try {
        const answer = await clients[role].send(operation.method, path, body, headers);
        return { status: answer.status, fault: answer.status >= 500 ? `${answer.status} ${JSON.stringify(answer.body)?.slice(0, 200)}` : undefined };
    } catch (error) {
        // The client looks whether the answer fits the document.
        return { status: 0, fault: error instanceof Error ? error.message.slice(0, 400) : String(error) };
    }
}

const spoken = ({ operation, role, path, body, headers }: Shot): string =>
    `${operation.method} ${path.slice(0, 300)} as ${role} ${JSON.stringify(headers).slice(0, 100)} ${body === undefined ? "" : body.length > 600 ? `${body.slice(0, 600)}… (${body.length} letters)` : body}`;

/** One finding a kind: the operation, and what is wrong without what differs from time to time. */
function note(findings: Map<string, string>, shot: Shot, fault: string): void {
    const kind = `${shot.operation.id} ${fault.replaceAll(/\d+/g, "n").slice(0, 80)}`;
    if (!findings.has(kind)) findings.set(kind, `${fault}\n    ${spoken(shot)}`);
}
