/** Attributes that are read out or shown. */
const ATTRIBUTES = ["aria-label", "aria-description", "title", "placeholder", "alt"];
/** What is inside is data by what it is: code, moments (which `Intl` writes), and what a person has typed. */
const DATA = "code, pre, time, text.moment, style, script, ak-codemirror, textarea";

/** Every text that a person sees or hears of what is below, shadow roots included; without what is data by its nature. */
export function* visibleTexts(node: ParentNode): Generator<string> {
    for (const child of node.childNodes) {
        if (child.nodeType === Node.TEXT_NODE) yield* spoken(child.textContent);
        if (!(child instanceof Element) || child.matches(DATA) || !child.checkVisibility()) continue;
        for (const name of ATTRIBUTES) yield* spoken(child.getAttribute(name));
        if (child.shadowRoot) yield* visibleTexts(child.shadowRoot);
        yield* visibleTexts(child);
    }
}

/** Numbers and signs are the same in every language. */
function* spoken(text: string | null): Generator<string> {
    const found = text?.replace(/\s+/g, " ").trim() ?? "";
    if (/\p{L}/u.test(found)) yield found;
}
