import { expect, fixture, html } from "@open-wc/testing";
import { arrange, dress, type Surroundings } from "./surroundings.ts";
import { settled } from "./world.ts";

/** A story, as far as a test must know it. */
interface AnyStory {
    render?: (args: object) => unknown;
    args?: object;
    parameters?: { surroundings?: Partial<Surroundings> };
}

interface Meta extends AnyStory {
    title?: string;
}

/** Every story is a test: it can be shown without an error in the console, and axe finds nothing, in light and in dark. */
export function checkStories({ default: meta, ...stories }: { default: Meta } & Record<string, AnyStory>): void {
    describe(`story ${meta.title}`, () => {
        afterEach(() => arrange({}));
        for (const [name, story] of Object.entries(stories))
            it(name, async () => {
                const errors: string[] = [];
                const { error } = console;
                console.error = (...parts: unknown[]) => void errors.push(parts.map(String).join(" "));
                try {
                    await arrange({ ...meta.parameters?.surroundings, ...story.parameters?.surroundings });
                    const frame = await fixture<HTMLElement>(html`<div>${(story.render ?? meta.render)!({ ...meta.args, ...story.args })}</div>`);
                    await settled();
                    for (const theme of ["light", "dark"] as const) {
                        dress(theme);
                        await expect(frame).to.be.accessible();
                    }
                } finally {
                    console.error = error;
                    for (const left of document.querySelectorAll("body > ak-modal")) left.remove();
                }
                expect(errors).to.deep.equal([]);
            });
    });
}
