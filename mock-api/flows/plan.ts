import type { Db } from "#kernel/store/db.ts";
import type { Json, JsonObject, Models } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import type { RowReference } from "#mock/apps/events/describe-model.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { type TrailEntry, trailFrom } from "./trail.ts";

/** One stage of a plan. All of it is JSON, so that a session can keep it. */
export type PlanStep = {
    /** The binding that put it there; null for a stage that code has added. */
    readonly binding: string | null;
    /** Model of the stage, or the name of one that lives in plans only. */
    readonly model: string;
    /** Key of the stage; null for one that lives in plans only. */
    readonly stage: string | null;
    /** What a stage that lives in plans only was given. */
    readonly data?: JsonObject;
    /** Its binding's policies are asked again before it is shown. */
    readonly isReEvaluated: boolean;
};

/** A stage's own row, put into a plan by code. */
export const stageStep = (model: string, stage: string): PlanStep => ({ binding: null, model, stage, isReEvaluated: false });
/** A stage that lives in plans only. */
export const memoryStep = (model: string, data: JsonObject = {}): PlanStep => ({ binding: null, model, stage: null, data, isReEvaluated: false });

/** A user in a plan: one that exists, or one that is about to (or will never) be made. */
export type PendingUser = { readonly pk: number } | { readonly pk: null; readonly username: string; readonly email: string; readonly name: string };

/**
 * What a plan finds out on its way. Whoever owns a key adds it: `declare module "#mock/flows/plan.ts" { interface PlanContext { … } }`.
 * Values are JSON. Rows are named as events do, the pending user by its key; expressions see both as objects.
 */
export interface PlanContext {
    pending_user: PendingUser | null;
    /** Where the flow ends, whatever `next` says; any origin. Set by policies and sources. */
    redirect: string;
    /** The application that somebody is on the way to. */
    application: RowReference;
    /** The plan came out of a link that was mailed. */
    is_restored: boolean;
    /** Whose link that was: a flow that begins anew after it may come to somebody else. */
    restored_for: number | null;
}

/** What a session is going through: the stages ahead, and what they have found out. */
export interface PlanState {
    readonly flow: string;
    readonly steps: readonly PlanStep[];
    readonly context: JsonObject;
}

/** A plan that is being worked on. */
export class Plan {
    readonly flow: string;
    steps: readonly PlanStep[];
    context: JsonObject;
    /** What befell it so far, oldest first: for the inspector. */
    trail: readonly TrailEntry[] = [];
    readonly #secrets = new Set<string>();

    constructor({ flow, steps, context }: PlanState) {
        this.flow = flow;
        this.steps = steps;
        this.context = context;
    }

    /** The plan that a session or a token has stored; undefined when it is not one. */
    static from(kept: Json): Plan | undefined {
        if (!isObject(kept) || typeof kept.flow !== "string" || !isObject(kept.context)) return undefined;
        const steps = stepsFrom(kept.steps);
        if (!steps) return undefined;
        const plan = new Plan({ flow: kept.flow, steps, context: kept.context });
        plan.trail = trailFrom(kept.trail);
        return plan;
    }

    /** As a session keeps it. */
    get state(): JsonObject {
        return { flow: this.flow, steps: [...this.steps], context: this.context };
    }

    get<K extends keyof PlanContext>(name: K): PlanContext[K] | undefined {
        return this.context[name] as unknown as PlanContext[K] | undefined;
    }

    set<K extends keyof PlanContext>(name: K, value: PlanContext[K]): void {
        this.context = { ...this.context, [name]: value as unknown as Json };
    }

    /** Marks a text as one that must not be written to disk nor shown, wherever in the context it is. */
    conceal(secret: string): void {
        this.#secrets.add(secret);
    }

    get secrets(): readonly string[] {
        return [...this.#secrets];
    }

    isSecret(text: string): boolean {
        return this.#secrets.has(text);
    }

    /** Takes what was typed in secret out of the answers: it has been used. */
    forgetSecrets(): void {
        const data = this.get("prompt_data");
        if (data) this.set("prompt_data", Object.fromEntries(Object.entries(data).filter(([, value]) => typeof value !== "string" || !this.isSecret(value))));
    }

    /** Puts a stage right after the current one. */
    insert(step: PlanStep): void {
        this.steps = this.steps.length ? [this.steps[0]!, step, ...this.steps.slice(1)] : [step];
    }

    /** Puts a stage at the end. */
    append(step: PlanStep): void {
        this.steps = [...this.steps, step];
    }

    get pending(): PendingUser | undefined {
        return this.get("pending_user") ?? undefined;
    }

    set pending(user: PendingUser | undefined) {
        this.set("pending_user", user ?? null);
    }

    /** The pending user's row, when there is one. */
    pendingRow(db: Db): User | undefined {
        return db.find("authentik_core.user", this.pending?.pk ?? null);
    }
}

/** Steps that were kept as JSON; undefined when they are not such. */
export const stepsFrom = (kept: Json): PlanStep[] | undefined => (Array.isArray(kept) && kept.every(isStep) ? kept : undefined);

const isStep = (value: Json): value is PlanStep =>
    isObject(value) && typeof value.model === "string" && isTextOrNull(value.binding) && isTextOrNull(value.stage) && typeof value.isReEvaluated === "boolean";

const isTextOrNull = (value: Json): boolean => value === null || typeof value === "string";

export type StageRow = Models["authentik_flows.stage"];
