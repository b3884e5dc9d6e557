import type { Call } from "#kernel/call.ts";
import type { Fields, Values } from "#kernel/fields.ts";
import type { JsonObject, ModelName, Models } from "#kernel/models.ts";
import type { Flow } from "#mock/apps/flows/flow.resource.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import type { Plan, PlanStep } from "./plan.ts";

/** What is wrong with an answer, by field, with its code. */
export type ResponseErrors = Record<string, readonly { readonly string: string; readonly code: string }[]>;

/** How a stage ends its turn. */
export type Outcome =
    | { readonly kind: "next" }
    /** The challenge is to be shown (again). `isRejected`: the answer itself was bad, so the binding's action applies. */
    | { readonly kind: "show"; readonly errors?: ResponseErrors; readonly isRejected?: boolean }
    | { readonly kind: "denied"; readonly message?: string }
    | { readonly kind: "redirect"; readonly to: string };

export const next = (): Outcome => ({ kind: "next" });
export const show = (): Outcome => ({ kind: "show" });
export const denyAccess = (message?: string): Outcome => ({ kind: "denied", message });
export const redirectTo = (to: string): Outcome => ({ kind: "redirect", to });

/** The answer will not do: the binding says whether to try again or to start over. */
export const rejected = (errors: ResponseErrors): Outcome => ({ kind: "show", errors, isRejected: true });
/** Shown again with errors, whatever the binding says. */
export const shownAgain = (errors: ResponseErrors): Outcome => ({ kind: "show", errors });

export const fieldError = (field: string, string: string, code = "invalid"): ResponseErrors => ({ [field]: [{ string, code }] });
export const formError = (string: string, code = "invalid"): ResponseErrors => fieldError("non_field_errors", string, code);

/** What a stage works with. */
export interface Turn<R> {
    readonly call: Call;
    readonly flow: Flow;
    readonly plan: Plan;
    readonly step: PlanStep;
    /** The stage's own row; of a stage that lives in plans only: what it was given. */
    readonly settings: R;
    /** The `query` that the interface was opened with. */
    readonly query: URLSearchParams;
    /** The pending user's row, else the caller's. */
    readonly user: User | undefined;
}

/** Stages may wait: the request holds the state alone until it is answered. */
type MaybeLater<T> = T | Promise<T>;

/** A kind of stage: what it asks, what it takes for an answer, and what follows. */
export interface StageType<R> {
    /** Component of its challenge; stages without one act by themselves. */
    readonly component?: string;
    /** The challenge names the pending user. */
    readonly namesUser?: boolean;
    readonly response?: Fields;
    /** Called before anything is shown or taken: may end the turn at once. */
    readonly enter?: (turn: Turn<R>) => MaybeLater<Outcome | undefined>;
    readonly challenge?: (turn: Turn<R>) => MaybeLater<JsonObject>;
    /** Called with an answer of the right shape. */
    readonly submit?: (turn: Turn<R>, response: Values<Fields>, body: JsonObject) => MaybeLater<Outcome>;
    /** Called for every answer that will not do. */
    readonly failed?: (turn: Turn<R>) => MaybeLater<Outcome | undefined>;
}

/** Describes the kind of stage that a model's rows configure. */
export const stageType = <const M extends ModelName>(model: M, type: StageType<Models[M]>): readonly [M, StageType<never>] => [model, type as StageType<never>];
