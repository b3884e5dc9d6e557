import { expect, fixture, html } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { mayViolate } from "#src/elements/testing/served-policy.ts";
import { arrange, OPEN_MODAL, type StoryContext } from "./story-context.ts";
import { settled } from "./fixture.ts";

/** A story, as far as a test must know it. */
interface AnyStory {
    render?: (args: object) => unknown;
    args?: object;
    play?: () => Promise<void>;
    parameters?: { context?: Partial<StoryContext>; blockedBy?: readonly string[] };
}

interface Meta extends AnyStory {
    title?: string;
}

const DESKTOP = { width: 1440, height: 900 };
/** Of PatternFly; ms, as in the names of their tokens. */
const DURATIONS = [50, 100, 200, 300, 400, 500, 600];
const TELEPHONE = { width: 390, height: 844 };

/** Every story is a test: it can be shown without an error in the console, and axe finds nothing, in light and in dark; in dark only where a story is another one in dark. */
export function checkStories({ default: meta, ...stories }: { default: Meta } & Record<string, AnyStory>): void {
    describe(`story ${meta.title}`, () => {
        let isNarrow = false;
        /** Media queries go by the window, which is changed for narrow stories only: that takes a while. */
        const fit = async (narrow: boolean): Promise<void> => {
            if (narrow !== isNarrow) await setViewport(narrow ? TELEPHONE : DESKTOP);
            isNarrow = narrow;
        };
        before(async () => {
            // Halfway from one theme to the other nothing can be read.
            for (const duration of DURATIONS) document.documentElement.style.setProperty(`--pf-t--global--duration--${duration}`, "0s");
            await setViewport(DESKTOP);
        });
        afterEach(() => arrange({}));
        for (const [name, story] of Object.entries(stories))
            it(name, async () => {
                mayViolate(...(story.parameters?.blockedBy ?? []));
                const errors: string[] = [];
                const { error } = console;
                console.error = (...parts: unknown[]) => void errors.push(parts.map(String).join(" "));
                try {
                    const context = { ...meta.parameters?.context, ...story.parameters?.context };
                    await fit(context.width === "narrow");
                    await arrange(context);
                    const frame = await fixture<HTMLElement>(html`<div>${(story.render ?? meta.render)!({ ...meta.args, ...story.args })}</div>`);
                    await settled();
                    await story.play?.();
                    // A dialog makes the rest of the page inert; beside a flow are links on a dark picture, which axe does not see.
                    const shown = document.querySelector(OPEN_MODAL) ?? frame.querySelector("ak-flow-executor main") ?? frame;
                    for (const theme of context.theme === "dark" ? (["dark"] as const) : THEMES) {
                        await useTheme(theme);
                        await expect(shown).to.be.accessible();
                    }
                } finally {
                    console.error = error;
                }
                expect(errors).to.deep.equal([]);
            });
    });
}
