import type { Challenge, Component } from "#src/api/challenges.ts";
import "./stages/identification.stage.ts";
import "./stages/password.stage.ts";

type Load = () => Promise<unknown>;

/** Stages that most visitors never meet; the two that everybody meets come with the page. */
const lazy: Partial<Record<Component, Load>> = {
    "ak-stage-access-denied": () => import("./stages/access-denied.stage.ts"),
    "ak-provider-oauth2-device-code": () => import("./stages/device-code.stage.ts"),
    "ak-provider-oauth2-device-code-finish": () => import("./stages/device-code-finish.stage.ts"),
    "ak-source-oauth-apple": () => import("./stages/source-apple.stage.ts"),
    "ak-source-plex": () => import("./stages/source-plex.stage.ts"),
    "ak-stage-authenticator-duo": () => import("./stages/authenticator-duo.stage.ts"),
    "ak-stage-authenticator-sms": () => import("./stages/authenticator-sms.stage.ts"),
    "ak-stage-authenticator-static": () => import("./stages/authenticator-static.stage.ts"),
    "ak-stage-authenticator-totp": () => import("./stages/authenticator-totp.stage.ts"),
    "ak-stage-authenticator-webauthn": () => import("./stages/authenticator-webauthn.stage.ts"),
    "ak-stage-authenticator-validate": () => import("./stages/authenticator-validate.stage.ts"),
    "ak-stage-autosubmit": () => import("./stages/autosubmit.stage.ts"),
    "ak-stage-captcha": () => import("./stages/captcha.stage.ts"),
    "ak-stage-consent": () => import("./stages/consent.stage.ts"),
    "ak-stage-dummy": () => import("./stages/dummy.stage.ts"),
    "ak-stage-email": () => import("./stages/email.stage.ts"),
    "ak-stage-flow-error": () => import("./stages/flow-error.stage.ts"),
    "ak-stage-prompt": () => import("./stages/prompt.stage.ts"),
    "xak-flow-redirect": () => import("./stages/redirect.stage.ts"),
    "xak-flow-shell": () => import("./stages/shell.stage.ts"),
} satisfies Record<Exclude<Component, "ak-stage-identification" | "ak-stage-password">, Load>;

/** What the executor needs of the element that shows a challenge. */
export interface StageElement extends HTMLElement {
    host: unknown;
    challenge: Challenge;
    readonly updateComplete: Promise<boolean>;
    requestUpdate(): void;
}

/**
 * The element for a challenge, loaded first where needed; undefined when this version knows no such component.
 * @param tag   of an element, defined already, that replaces the component's own
 */
export async function createStage(component: Component, tag: string = component): Promise<StageElement | undefined> {
    await lazy[component]?.();
    if (!customElements.get(tag)) return undefined;
    return document.createElement(tag) as unknown as StageElement;
}
