import type { Story } from "./story.ts";
import { settled } from "./fixture.ts";

const PRESSED = "button, a, input, [role=tab]";

/** The story after pressing these buttons, by their texts, one after the other. */
export const pressing = <Args>(story: Story<Args>, ...names: readonly string[]): Story<Args> => ({
    ...story,
    play: async () => {
        for (const name of names) (await toPress(name)).click();
        await settled();
    },
});

/** ms that something may take to be offered: what is still for a moment may only wait for a busy machine. */
const PATIENCE_MS = 10_000;

/** What says this. Throws with what there is in place of it. */
async function toPress(name: string): Promise<HTMLElement> {
    for (const until = performance.now() + PATIENCE_MS; ;) {
        await settled();
        const offered = [...everything(document.body)].filter((element): element is HTMLElement => element.matches(PRESSED));
        const found = offered.find((element) => saysOf(element) === name);
        if (found) return found;
        if (performance.now() > until) throw new Error(`Nothing to press says “${name}”, but: ${offered.map(saysOf).join(", ")}`);
    }
}

const saysOf = (element: Element): string | undefined => element.getAttribute("aria-label") ?? element.textContent.replaceAll(/\s+/g, " ").trim();

/** Every element, shadow roots included; what covers the page first. */
export function* everything(root: ParentNode): Generator<Element> {
    for (const element of [...root.children].toReversed()) {
        if (element.shadowRoot) yield* everything(element.shadowRoot);
        yield* everything(element);
        yield element;
    }
}
