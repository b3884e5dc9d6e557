/** Puts a text on the clipboard. Rejects where the browser forbids it, as on plain http from another machine. */
export async function copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
}
