/** Everything below a node that matches, through shadow roots. */
export const deep = (node: ParentNode, selector: string): HTMLElement[] =>
    [...node.querySelectorAll<HTMLElement>("*")].flatMap((element) => [
        ...(element.matches(selector) ? [element] : []),
        ...(element.shadowRoot ? deep(element.shadowRoot, selector) : []),
    ]);

/** The words that are shown in it: headings, facts, cells, sentences. */
export const words = (node: ParentNode): string =>
    deep(node, "dd, dt, td, p, li, h1, h2, h3, small")
        .map(({ textContent }) => textContent)
        .join(" | ")
        .replace(/\s+/g, " ");
