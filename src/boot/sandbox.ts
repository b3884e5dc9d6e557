import type { Engine } from "#mock/adapters/tab/protocol.ts";

/** What a page may do with the sandbox itself; there only where the engine runs in the tab. */
export interface Sandbox {
    /** Saves everything as a file. */
    export(): Promise<void>;
    /** Replaces everything by such a file. Rejects, and changes nothing, when it is none. */
    import(file: Blob): Promise<void>;
    /** Back to a fresh install. */
    reset(): Promise<void>;
}

declare global {
    interface Window {
        authentikSandbox?: Sandbox;
    }
}

/** Hands the page its sandbox menu's actions. */
export function offerSandbox(engine: Engine): void {
    window.authentikSandbox = {
        export: async () => download("authentik-sandbox.json", JSON.stringify(await engine.export())),
        import: async (file) => engine.import(JSON.parse(await file.text()) as never),
        reset: () => engine.reset(),
    };
}

/** Saves a text as a file of the person's. */
export function download(name: string, text: string): void {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
}
