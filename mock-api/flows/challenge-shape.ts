import { choice, type Field, type Fields, list, map, nested, text } from "#kernel/base/fields.ts";

/** The shapes of a challenge and of its answer, as the document describes them. */
export interface Shape {
    readonly component: string;
    readonly challenge: Field;
    /** Left out where nothing can be answered. */
    readonly answer?: Field;
}

type Maybe<F> = { [K in keyof F]: F[K] extends Field<infer V> ? (undefined extends V ? K : never) : never }[keyof F];
type ValueOf<F> = F extends Field<infer V> ? V : never;
/** A value as it is told: nobody changes it any more. */
type Told<V> = V extends readonly (infer T)[] ? readonly Told<T>[] : V extends object ? { readonly [K in keyof V]: Told<V[K]> } : V;
/** The type of a challenge with these fields; those that may be missing may be left out. */
export type Shown<F> = { readonly [K in Exclude<keyof F, Maybe<F>>]: Told<ValueOf<F[K]>> } & { readonly [K in Maybe<F>]?: Told<ValueOf<F[K]>> };
/** `Given`, which does not compile when it holds anything besides these fields, such as a misspelt optional one. */
export type Only<Given, F> = Given & { readonly [K in Exclude<keyof Given, keyof F>]: never };

const LAYOUTS = ["stacked", "content_left", "content_right", "sidebar_left", "sidebar_right"] as const;
const error = nested("ErrorDetail", { string: text(), code: text() });
const flowInfo = nested(
    "ContextualFlowInfo",
    { title: text({ optional: true }), background: text({ optional: true }), cancel_url: text(), layout: choice(LAYOUTS) },
    { optional: true },
);

/** What every challenge has. */
const common = (component: string, type: Field = choice(["native", "shell", "redirect"])): Fields => ({
    type,
    flow_info: flowInfo,
    component: text({ default: component }),
    response_errors: map(list(error), { optional: true }),
});
const pendingUser = { pending_user: text(), pending_user_avatar: text() };

/** A challenge's schema; `namesUser`: with the pending user. */
export const challengeShape = (name: string, component: string, fields: Fields = {}, namesUser = false): Field =>
    nested(name, { ...common(component), ...(namesUser ? pendingUser : {}), ...fields });

/** The schema of an answer. */
export const answerShape = (name: string, component: string, fields: Fields = {}, isOpen?: boolean): Field => ({
    ...nested(name, { component: text({ default: component }), ...fields }),
    ...(isOpen ? { isOpen } : {}),
});

const maybeText = () => text({ optional: true });

/** The browser goes elsewhere. */
export const redirect: Shape = {
    component: "xak-flow-redirect",
    challenge: challengeShape("RedirectChallenge", "xak-flow-redirect", { to: text() }),
};

/** What the executor shows by itself, whatever the stage. */
export const engineShapes: readonly Shape[] = [
    redirect,
    { component: "xak-flow-shell", challenge: challengeShape("ShellChallenge", "xak-flow-shell", { body: text() }) },
    {
        component: "ak-stage-access-denied",
        challenge: challengeShape("AccessDeniedChallenge", "ak-stage-access-denied", { error_message: maybeText() }, true),
    },
    {
        component: "ak-stage-flow-error",
        challenge: nested("FlowErrorChallenge", {
            ...common("ak-stage-flow-error", text({ default: "native" })),
            request_id: text(),
            error: maybeText(),
            traceback: maybeText(),
        }),
    },
];
