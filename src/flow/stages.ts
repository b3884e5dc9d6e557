import type { Challenge, Component } from "#src/api/challenges.ts";
import { stages } from "./stages.generated.ts";
// Everybody meets these two, so they come with the page; the others are loaded when they are met.
import "./stages/identification.stage.ts";
import "./stages/password.stage.ts";

const load = new Map<string, () => Promise<unknown>>(Object.entries(stages));

/** What the executor needs of the element that shows a challenge. */
export interface StageElement extends HTMLElement {
    host: unknown;
    challenge: Challenge;
    readonly isClosed: boolean;
    readonly updateComplete: Promise<boolean>;
    requestUpdate(): void;
}

/**
 * The element for a challenge, loaded first where needed; undefined when this version knows no such component.
 * @param tag   of an element, defined already, that replaces the component's own
 */
export async function createStage(component: Component, tag: string = component): Promise<StageElement | undefined> {
    await load.get(component)?.();
    if (!customElements.get(tag)) return undefined;
    return document.createElement(tag) as unknown as StageElement;
}
