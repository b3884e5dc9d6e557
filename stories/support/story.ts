import type { StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { StoryContext } from "./story-context.ts";
import type { Prepare } from "./fixture.ts";

interface Parameters {
    context?: Partial<StoryContext>;
    /** Directives of the page's policy by which something in it is blocked, as a foreign script is. */
    blockedBy?: readonly string[];
}

/** One state of what is shown. */
export type Story<Args = object> = Omit<StoryObj<Args>, "parameters"> & { parameters?: Parameters };

/** What an element shows in one of its states. */
export const of = (render: () => unknown): Story => ({ render: render as Story["render"] });

/** The same story in another context. */
export const within = <Args>(story: Story<Args>, context: Partial<StoryContext>): Story<Args> => ({
    ...story,
    parameters: { ...story.parameters, context: { ...story.parameters?.context, ...context } },
});

export const dark = <Args>(story: Story<Args>): Story<Args> => within(story, { theme: "dark" });
export const narrow = <Args>(story: Story<Args>): Story<Args> => within(story, { width: "narrow" });
export const rightToLeft = <Args>(story: Story<Args>): Story<Args> => within(story, { direction: "rtl" });

const INTERFACES = {
    admin: () => html`<ak-interface-admin></ak-interface-admin>`,
    user: () => html`<ak-interface-user></ak-interface-user>`,
} as const;

/** A whole screen on an engine with a fresh state of its own; the file imports the interface. */
export const screen = (of: keyof typeof INTERFACES, path: string | Prepare, context: Partial<StoryContext> = {}): Story => ({
    render: INTERFACES[of],
    parameters: { context: { backend: true, address: typeof path === "string" ? `#${path}` : path, ...context } },
});
