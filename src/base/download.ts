/** `authentik-sandbox-127.0.0.1-9000-2026-11-26-1430.json`: which sandbox, and when. */
export function fileName(kind = ""): string {
    const now = new Date();
    const two = (part: number) => String(part).padStart(2, "0");
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
    const parts = ["authentik-sandbox", kind, location.host.replaceAll(/[^\w.-]+/g, "-"), day, two(now.getHours()) + two(now.getMinutes())];
    return `${parts.filter(Boolean).join("-")}.json`;
}

/** Saves a text, or what a server gave, as a file of the person's. */
export function download(name: string, content: BlobPart, type = "application/json"): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
}
