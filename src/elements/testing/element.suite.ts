import { expect, fixture, html, nextFrame } from "@open-wc/testing";
import type { LitElement, TemplateResult } from "lit";
import { THEMES, useTheme } from "./colors.ts";
import { deep } from "./deep.ts";

/** As somebody's group may be called: many words, and one that cannot be broken at a space. */
export const LONG = `A name that is much longer than anybody has thought of who drew this, and it goes on: ${"donaudampfschifffahrt".repeat(4)}`;

/** px of a small telephone. */
const NARROW = 390;

interface Options {
    /** Opens what is closed at first, or waits for what comes later. */
    prepare?: (element: LitElement) => unknown;
}

/** What every element must do: axe finds nothing in either theme, and long texts fit a telephone in both directions. */
export function element(name: string, make: (text: string) => TemplateResult, { prepare }: Options = {}): void {
    describe(name, () => {
        afterEach(() => useTheme("light"));

        const show = async (text: string, direction = "ltr"): Promise<HTMLElement> => {
            const box = await fixture<HTMLElement>(html`<div dir=${direction}>${make(text)}</div>`);
            box.style.cssText = `inline-size: ${NARROW}px; overflow: auto`;
            const shown = box.querySelector<LitElement>(name)!;
            await shown.updateComplete;
            await prepare?.(shown);
            await shown.updateComplete;
            await nextFrame();
            // What goes by its own size is told of it in one frame, and follows in the next.
            await nextFrame();
            // What fades in is looked at when it is there.
            for (const moving of deep(box, "*").flatMap((part) => part.getAnimations()))
                if (Number.isFinite(moving.effect?.getComputedTiming().endTime)) moving.finish();
            return box;
        };

        for (const theme of THEMES)
            it(`is accessible (${theme})`, async () => {
                await useTheme(theme);
                await expect(await show("Short")).to.be.accessible();
            });

        for (const direction of ["ltr", "rtl"])
            it(`fits a long text into ${NARROW} px (${direction})`, async () => {
                const box = await show(LONG, direction);
                expect(box.scrollWidth).to.be.at.most(NARROW);
            });
    });
}
