const INTERACTIVE =
    "a, button, input, select, textarea, label, summary, option, dialog, audio, video, [contenteditable], [tabindex]:not([tabindex='-1']), [role=button], [role=link], [role=checkbox], [role=menuitem], .pf-v6-c-backdrop";

/**
 * True when a click meant the row, and not something in it that wants clicks for itself, or text that was being selected.
 * Looks at the path through shadow roots, since a cell may hold elements of its own.
 */
export function meansRow(event: MouseEvent, row: EventTarget | null): boolean {
    if (event.defaultPrevented || event.button !== 0) return false;
    for (const node of event.composedPath()) {
        if (node === row) break;
        if (node instanceof Element && node.matches(INTERACTIVE)) return false;
    }
    return getSelection()?.isCollapsed ?? true;
}
