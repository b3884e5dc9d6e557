import type { Story } from "./story.ts";
import { settled } from "./fixture.ts";

/** What takes a press: a form that is being saved has its button there, and would lose the press. */
const PRESSED = ":is(button, a, input, [role=tab]):not([aria-disabled=true])";

/** Something that a visitor does: presses what says this, or gives fields these values, by their names. */
type Deed = string | Readonly<Record<string, unknown>>;

/** The story after pressing these buttons, by their texts, and filling in these fields, one after the other. */
export const pressing = <Args>(story: Story<Args>, ...deeds: readonly Deed[]): Story<Args> => ({
    ...story,
    play: async () => {
        for (const deed of deeds)
            if (typeof deed === "string") (await offered(deed, saysOf, PRESSED)).click();
            else await fillIn(deed);
        await settled();
    },
});

async function fillIn(values: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [name, value] of Object.entries(values)) {
        const field = await offered(name, nameOf, "[name]");
        Object.assign(field, { value });
        for (const kind of ["input", "change"]) field.dispatchEvent(new Event(kind, { bubbles: true, composed: true }));
    }
}

/** ms that something may take to be offered: what is still for a moment may only wait for a busy machine. */
const PATIENCE_MS = 30_000;

/** What is called so. Throws with what there is in place of it. */
async function offered(name: string, called: (element: Element) => string | null, selector: string): Promise<HTMLElement> {
    for (const until = performance.now() + PATIENCE_MS; ;) {
        await settled();
        const there = [...everything(document.body)].filter((element): element is HTMLElement => element.matches(selector));
        const found = there.find((element) => called(element) === name);
        if (found) return found;
        if (performance.now() > until) throw new Error(`Nothing is called “${name}”, but: ${there.map(called).join(", ")}`);
    }
}

/** The story with everything opened that opens where it stands. */
export const opened = <Args>(story: Story<Args>): Story<Args> => ({
    ...story,
    play: async (...all) => {
        await story.play?.(...all);
        await settled();
        for (const element of everything(document.body)) if (element instanceof HTMLDetailsElement) element.open = true;
        await settled();
    },
});

const nameOf = (element: Element): string | null => element.getAttribute("name");
const saysOf = (element: Element): string => element.getAttribute("aria-label") ?? element.textContent.replaceAll(/\s+/g, " ").trim();

/** Every element, shadow roots included; what covers the page first. */
export function* everything(root: ParentNode): Generator<Element> {
    for (const element of [...root.children].toReversed()) {
        if (element.shadowRoot) yield* everything(element.shadowRoot);
        yield* everything(element);
        yield element;
    }
}
