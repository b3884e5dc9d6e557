import type { Db } from "#kernel/db.ts";
import type { Json, JsonObject, Models } from "#kernel/models.ts";
import { isObject } from "#kernel/validate.ts";
import type { User } from "#mock/apps/core/user.resource.ts";

/** One stage of a plan. All of it is JSON, so that a session can keep it. */
export interface PlanStep {
    /** The binding that put it there; null for a stage that code has added. */
    readonly binding: string | null;
    /** Model of the stage, or the name of one that lives in plans only (`redirect`). */
    readonly model: string;
    /** Key of the stage; null for one that lives in plans only. */
    readonly stage: string | null;
    /** What a stage that lives in plans only was given. */
    readonly data?: JsonObject;
    /** Its binding's policies are asked again before it is shown. */
    readonly isReEvaluated: boolean;
}

/** A user in a plan: one that exists, or one that is about to (or will never) be made. */
export type PendingUser = { readonly pk: number } | { readonly pk: null; readonly username: string; readonly email: string; readonly name: string };

/**
 * What a session is going through: the stages ahead, and what they have found out. The context names rows as events do
 * (`describeModel`: app, model_name, pk, name), the pending user by its key; expressions see both as objects.
 */
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

    constructor({ flow, steps, context }: PlanState) {
        this.flow = flow;
        this.steps = steps;
        this.context = context;
    }

    get state(): PlanState {
        return { flow: this.flow, steps: this.steps, context: this.context };
    }

    get<T extends Json>(name: string): T | undefined {
        return this.context[name] as T | undefined;
    }

    set(name: string, value: Json): void {
        this.context = { ...this.context, [name]: value };
    }

    /** Puts a stage right after the current one. */
    insert(step: PlanStep): void {
        this.steps = this.steps.length ? [this.steps[0]!, step, ...this.steps.slice(1)] : [step];
    }

    get pending(): PendingUser | undefined {
        const user = this.context.pending_user;
        return isObject(user) ? (user as unknown as PendingUser) : undefined;
    }

    set pending(user: PendingUser | undefined) {
        this.set("pending_user", user as unknown as Json);
    }

    /** The pending user's row, when there is one. */
    pendingRow(db: Db): User | undefined {
        return db.find("authentik_core.user", this.pending?.pk ?? null);
    }
}

export const isPlanState = (value: Json): boolean => isObject(value) && typeof value.flow === "string" && Array.isArray(value.steps);

export type StageRow = Models["authentik_flows.stage"];
