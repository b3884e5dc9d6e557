import type { components } from "./schema.generated.ts";

type Schemas = components["schemas"];

/** What the executor asks for; `component` says which of them it is. */
export type Challenge = Schemas["ChallengeTypes"];
export type Component = Challenge["component"];
export type ChallengeOf<C extends Component> = Extract<Challenge, { component: C }>;

export type ChallengeResponse = { component: Component } & object;
/** What a component is answered, apart from its name; nothing where it takes no answer. */
export type AnswerTo<C extends Component> = Omit<Extract<Schemas["FlowChallengeResponseRequest"], { component: C }>, "component">;

export type FlowInfo = Schemas["ContextualFlowInfo"];
/** A way to sign in with another system; its challenge is shown in place of the one that it came in. */
export type LoginSource = Schemas["LoginSource"];
export type Permission = Schemas["Permission"];
export type Prompt = Schemas["StagePrompt"];
/** `challenge` holds the request options of `webauthn`; it is empty for the other classes. */
export type DeviceChallenge = Schemas["DeviceChallenge"];
export type SelectableStage = Schemas["SelectableStage"];
