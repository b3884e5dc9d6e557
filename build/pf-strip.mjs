// PatternFly 6.6: the glass and felt themes are the only rules of component sheets that are anchored on :root.
// ":where(:root:not(.pf-v6-theme-glass)) X" never matches inside a shadow root, so it becomes "X"; selectors that need
// glass or felt go. :where() has no specificity, so nothing else changes.
const THEME = /theme-(glass|felt)/;

export function pfStrip(css) {
    return css.replace(/:where\(:root:not\(\.pf-v6-theme-glass\)\)\s+/g, "").replace(/([^{}]+)\{([^{}]*)\}/g, (rule, selectors, body) => {
        if (!THEME.test(selectors)) return rule;
        const kept = splitSelectors(selectors).filter((selector) => !THEME.test(selector));
        return kept.length ? `${kept.join(",")}{${body}}` : "";
    });
}

/** Splits a selector list at its own commas, not at those inside :is(…). */
function splitSelectors(list) {
    const selectors = [""];
    let depth = 0;
    for (const character of list) {
        depth += character === "(" ? 1 : character === ")" ? -1 : 0;
        if (character === "," && depth === 0) selectors.push("");
        else selectors[selectors.length - 1] += character;
    }
    return selectors;
}
