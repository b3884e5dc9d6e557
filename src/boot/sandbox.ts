import type { Engine } from "#mock/adapters/tab/protocol.ts";
import type {} from "#src/shell/sandbox/sandbox.ts";

/** Tells the other tabs that what they show is no more. */
const REPLACED = "authentik-sandbox-replaced";

/** Hands the page its sandbox menu's actions. */
export function offerSandbox(engine: Engine): void {
    const channel = new BroadcastChannel(REPLACED);
    channel.addEventListener("message", () => location.reload());
    const replace = async (work: Promise<void>): Promise<void> => {
        await work;
        channel.postMessage("replaced");
        location.reload();
    };
    window.authentikSandbox = {
        export: async () => download("authentik-sandbox.json", JSON.stringify(await engine.export())),
        import: async (file) => replace(engine.import(parse(await file.text()) as never)),
        startOver: (beginning) => replace(engine.reset(beginning)),
    };
}

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        throw new Error("This file was not made by Export.");
    }
}

/** Saves a text as a file of the person's. */
export function download(name: string, text: string): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
}
