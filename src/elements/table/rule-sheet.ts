/** Rules of an element's own that change while it is shown: nothing of it is rendered anew for them. */
export class RuleSheet {
    readonly #sheet = new CSSStyleSheet();
    #rules = "";

    get rules(): string {
        return this.#rules;
    }

    /** Applies these rules, in place of those before, to what stands in the same shadow root. */
    set(root: Node, rules: string): void {
        if (root instanceof ShadowRoot && !root.adoptedStyleSheets.includes(this.#sheet)) root.adoptedStyleSheets.push(this.#sheet);
        if (rules === this.#rules) return;
        this.#rules = rules;
        this.#sheet.replaceSync(rules);
    }
}
