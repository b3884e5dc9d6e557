import { html } from "lit";
import type { Challenge, ChallengeOf, Component } from "#src/api/challenges.ts";
import "#src/flow/executor.ts";
import type { Story } from "./story.ts";
import { PICTURES } from "./fixture.ts";

/** Who is signing in. */
export const person = { pending_user: "ada", pending_user_avatar: `${PICTURES}dist/assets/images/user_default.png` };

const flow_info = {
    title: "Welcome to authentik!",
    background: `${PICTURES}dist/assets/images/flow_background.jpg`,
    cancel_url: "/flows/-/cancel/",
    layout: "stacked",
} as const;

type Asked<C extends Component> = Omit<ChallengeOf<C>, "type" | "component">;

/** The page of a flow that asks this. */
export const stage = <C extends Component>(component: C, asked: Asked<C>): Story => ({
    render: () => html`<ak-flow-executor slug="catalogue"></ak-flow-executor>`,
    parameters: {
        context: { backend: true, user: "", challenge: { type: "native", component, flow_info, ...asked } as unknown as Challenge },
    },
});

/** The same where the service's script is another company's: the page's policy does not let it in. */
export const withoutService = (story: Story): Story => ({ ...story, parameters: { ...story.parameters, blockedBy: ["require-trusted-types-for"] } });

/** Address of a captcha service that the catalogue brings itself. */
export const SERVICE = new URL("./captcha-service.js", import.meta.url).href;

/** Where pages need leave to load a script, for that of this service. */
(globalThis as { trustedTypes?: { createPolicy: (name: string, rules: object) => unknown } }).trustedTypes?.createPolicy("default", {
    createScriptURL: (url: string) => (url === SERVICE ? url : null),
});

/** What a challenge brings when an answer was refused. */
export const refusal = (field: string, text: string) => ({ response_errors: { [field]: [{ string: text, code: "invalid" }] } });
