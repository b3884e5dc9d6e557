const INTERACTIVE =
    "a, button, input, select, textarea, label, summary, option, dialog, audio, video, [contenteditable], [tabindex]:not([tabindex='-1']), [role=button], [role=link], [role=checkbox], [role=menuitem], .pf-v6-c-backdrop";

/**
 * True for a click on the row itself, and not on a link, button or control in it, nor the end of a selection of text.
 * Looks at the path through shadow roots, since a cell may contain elements of its own.
 */
export function isRowClick(event: MouseEvent, row: EventTarget | null): boolean {
    if (event.defaultPrevented || event.button !== 0) return false;
    for (const node of event.composedPath()) {
        if (node === row) break;
        if (node instanceof Element && node.matches(INTERACTIVE)) return false;
    }
    return getSelection()?.isCollapsed ?? true;
}

/** With Shift a browser marks the text between two clicks, which is then no click on a row. */
export function withoutMarking(event: MouseEvent): void {
    if (event.shiftKey) event.preventDefault();
}
