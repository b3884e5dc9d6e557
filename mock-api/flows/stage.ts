import type { Call } from "#kernel/http/call.ts";
import { type Capable, facet } from "#kernel/base/facet.ts";
import type { Field, Fields, Values } from "#kernel/base/fields.ts";
import type { JsonObject, ModelName, Models } from "#kernel/base/models.ts";
import type { Flow } from "#mock/apps/flows/flow.resource.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { answerShape, challengeShape, type Only, type Shape, type Shown } from "./challenge-shape.ts";
import type { Plan, PlanStep } from "./plan.ts";

/** What is wrong with an answer, by field, with its code. */
export type ResponseErrors = Record<string, { string: string; code: string }[]>;

/** How a stage ends its turn. */
export type Outcome =
    | { readonly kind: "next" }
    /** The challenge is to be shown (again). `isRejected`: the answer itself was bad, so the binding's action applies. */
    | { readonly kind: "show"; readonly errors?: ResponseErrors; readonly isRejected?: boolean }
    | { readonly kind: "denied"; readonly message?: string }
    | { readonly kind: "redirect"; readonly to: string }
    /** The browser posts these values to another application, which ends the flow. */
    | { readonly kind: "submit"; readonly to: string; readonly title: string; readonly values: Readonly<Record<string, string>>; readonly info?: JsonObject };

export const next = (): Outcome => ({ kind: "next" });
export const show = (): Outcome => ({ kind: "show" });
export const denyAccess = (message?: string): Outcome => ({ kind: "denied", message });
export const redirectTo = (to: string): Outcome => ({ kind: "redirect", to });
/** @param info of the flow, which SAML's challenge has and OAuth2's has not */
export const submitTo = (to: string, title: string, values: Readonly<Record<string, string>>, info?: JsonObject): Outcome => ({
    kind: "submit",
    to,
    title,
    values,
    info,
});

/** The answer will not do: the binding says whether to try again or to start over. */
export const rejected = (errors: ResponseErrors): Outcome => ({ kind: "show", errors, isRejected: true });
/** Shown again with errors, whatever the binding says. */
export const shownAgain = (errors: ResponseErrors): Outcome => ({ kind: "show", errors });

export const fieldError = (field: string, string: string, code = "invalid"): ResponseErrors => ({ [field]: [{ string, code }] });
export const formError = (string: string, code = "invalid"): ResponseErrors => fieldError("non_field_errors", string, code);

/** What a stage works with. */
export interface StageContext<Settings> {
    readonly call: Call;
    readonly flow: Flow;
    readonly plan: Plan;
    readonly step: PlanStep;
    /** The stage's own row; of a stage that lives in plans only: what it was given. */
    readonly settings: Settings;
    /** The `query` that the interface was opened with. */
    readonly query: URLSearchParams;
    /** The pending user's row, else the caller's. */
    readonly user: User | undefined;
    /**
     * `call.outside` for what a stage has to wait for, such as a hash. The plan is kept before; afterwards the stage goes on only if its
     * session still stands here. Else somebody was faster (another tab, a second click, an administrator who changed the flow), and the
     * answer to this request is to ask again. Rows that were read before are read again.
     */
    readonly outside: <T>(work: () => T | Promise<T>) => Promise<T>;
}

/** Stages may wait: no other request uses the state until this one is answered. */
type MaybeLater<T> = T | Promise<T>;

/** What a stage does when it is its turn. */
export interface Stage<Settings, Challenge, Answer> {
    /** Called before anything is shown or taken: may end the turn at once. */
    enter?(context: StageContext<Settings>): MaybeLater<Outcome | undefined>;
    challenge?(context: StageContext<Settings>): MaybeLater<Challenge>;
    /** Called with an answer of the right shape; `body` is all that was sent, as it was sent. */
    submit?(context: StageContext<Settings>, answer: Answer, body: JsonObject): MaybeLater<Outcome>;
    /** Called for every answer that will not do. */
    failed?(context: StageContext<Settings>): MaybeLater<Outcome | undefined>;
}

/** A kind of stage: what it shows, what it takes for an answer, and what follows. Stages without a component act by themselves. */
export interface StageType<Settings, C extends Fields, A extends Fields, Given extends Shown<C>> extends Stage<Settings, Only<Given, C>, Values<A>> {
    readonly component?: string;
    /** Names the schemas of the document: `<schema>Challenge`, `<schema>ChallengeResponse`. */
    readonly schema?: string;
    /** The challenge names the pending user. */
    readonly namesUser?: boolean;
    /** Fields of the challenge besides those of every challenge. */
    readonly shows?: C;
    readonly takes?: A;
    /** Keeps out who does not prove something: a policy that fails to run never leaves it out. */
    readonly guards?: boolean;
    /** Takes any key besides. */
    readonly isOpen?: boolean;
}

/** A kind of stage as the executor runs it: it has checked by the model whose settings these are, and by `takes` what was answered. */
export interface RunnableStage extends Stage<unknown, object, Values<Fields>> {
    readonly component?: string;
    readonly namesUser: boolean;
    readonly guards: boolean;
    readonly takes: Fields;
    readonly shape?: Shape;
}

/** Kinds of rows that flows can run. */
export const runs = facet<RunnableStage>("runs");

type NoFields = Readonly<Record<never, Field>>;

/** Describes the kind of stage that a model's rows configure. */
export const stage = <const M extends ModelName, const C extends Fields = NoFields, const A extends Fields = NoFields, const Given extends Shown<C> = Shown<C>>(
    model: M,
    type: StageType<Models[M], C, A, Given>,
): Capable => runnable(model, type);

/** Describes a kind of stage that lives in plans only; code puts it there with the data that it needs (`memoryStep`). */
export const memoryStage =
    <Data extends JsonObject>() =>
    <const C extends Fields = NoFields, const A extends Fields = NoFields, const Given extends Shown<C> = Shown<C>>(
        name: string,
        type: StageType<Data, C, A, Given>,
    ): Capable =>
        runnable(name, type);

function runnable<Settings, C extends Fields, A extends Fields, Given extends Shown<C>>(model: string, type: StageType<Settings, C, A, Given>): Capable {
    const { component, schema, namesUser = false, guards = false, takes = {}, shows = {}, isOpen } = type;
    const shape =
        component && schema
            ? {
                  component,
                  challenge: challengeShape(`${schema}Challenge`, component, shows, namesUser),
                  answer: answerShape(`${schema}ChallengeResponse`, component, takes, isOpen),
              }
            : undefined;
    // The one place where the types of a single kind end: `model` and `takes` vouch for what comes in.
    const acts = type as unknown as Stage<unknown, object, Values<Fields>>;
    const { enter, challenge, submit, failed } = acts;
    return { model, abilities: [runs({ component, namesUser, guards, takes, shape, enter, challenge, submit, failed })] };
}

/** Marks a field of a challenge or an answer as one that may be missing. */
export const maybe = <V>(field: Field<V>): Field<V | undefined> => ({ ...field, optional: true, required: false }) as Field<V | undefined>;
