/** An address, or a part of one, as a person would write it; as it is where somebody wrote nonsense. */
export function decodedUri(text: string): string {
    try {
        return decodeURIComponent(text);
    } catch {
        return text;
    }
}
