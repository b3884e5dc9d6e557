import type { JsonObject } from "#kernel/base/models.ts";
import { type Answer, createTestBackend, type TestBackend, type TestClient } from "./test-backend.ts";

/** Where `flowOf` puts its flow. */
export const TRY = "flows/executor/try/?query=";
export const SIGN_IN = "flows/executor/default-authentication-flow/?query=";

/** A stage to make: where, with what, and how it is bound. */
export type Step = readonly [at: string, stage: JsonObject, binding?: JsonObject];

export const DUMMY: Step = ["dummy", {}];
export const LAST: Step = ["dummy", { name: "last" }];

function created(answer: Answer): Answer {
    if (answer.status !== 201) throw new Error(`not made: ${JSON.stringify(answer.body)}`);
    return answer;
}

/** Keys of what `flowOf` has made. */
export interface Made {
    readonly flow: string;
    /** Where policies of the flow itself are bound. */
    readonly policyTarget: string;
    readonly stages: string[];
    readonly bindings: string[];
    /** Where policies of each binding are bound. */
    readonly targets: string[];
}

/** A flow of these stages, in this order. */
export async function flowOf({ admin }: TestBackend, steps: readonly Step[], flow: JsonObject = {}): Promise<Made> {
    const made = (await admin.post("flows/instances/", { name: "try", slug: "try", title: "Try", designation: "stage_configuration", ...flow })).body;
    const [stages, bindings, targets]: [string[], string[], string[]] = [[], [], []];
    for (const [order, [at, stage, binding]] of steps.entries()) {
        const answer = created(await admin.post(`stages/${at}/`, { name: `step ${order}`, ...stage }));
        stages.push(answer.body.pk);
        const bound = (await admin.post("flows/bindings/", { target: made.pk, stage: answer.body.pk, order, ...binding })).body;
        bindings.push(bound.pk);
        targets.push(bound.policybindingmodel_ptr_id);
    }
    return { flow: made.pk, policyTarget: made.policybindingmodel_ptr_id, stages, bindings, targets };
}

/** What `facing` has made. */
export interface Facing extends Made {
    readonly backend: TestBackend;
    /** A browser that nobody has used yet. */
    readonly browser: TestClient;
}

/** A flow of these stages, and a browser in front of it. */
export async function facing(steps: readonly Step[], flow: JsonObject = {}, given?: TestBackend): Promise<Facing> {
    const backend = given ?? (await createTestBackend());
    return { backend, browser: backend.browser(), ...(await flowOf(backend, steps, flow)) };
}

/** A prompt stage that asks for these keys. */
export async function promptsFor({ admin }: TestBackend, fields: Readonly<Record<string, string>>, stage: JsonObject = {}): Promise<Step> {
    const keys: string[] = [];
    for (const [field_key, type] of Object.entries(fields))
        keys.push((await admin.post("stages/prompt/prompts/", { name: `prompt ${field_key}`, field_key, label: field_key, type, required: true })).body.pk);
    return ["prompt/stages", { fields: keys, ...stage }];
}

/** Binds an expression policy to a target. */
export async function bindPolicy({ admin }: TestBackend, target: string, expression: string, name = "bound"): Promise<void> {
    const { pk: policy } = (await admin.post("policies/expression/", { name, expression })).body;
    created(await admin.post("policies/bindings/", { target, policy, order: 0 }));
}

/** Follows the executor's redirects to itself until there is something to see. */
export async function follow(browser: TestClient, answer: Answer, url: string): Promise<Answer> {
    let seen = answer;
    while (seen.status === 302) seen = await browser.get(url);
    return seen;
}

/** Events of a kind, the newest first. */
export const eventsOf = async ({ admin }: TestBackend, action: string): Promise<JsonObject[]> =>
    (await admin.get(`events/events/?action=${action}&ordering=-created`)).body.results;
