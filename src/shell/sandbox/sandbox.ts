import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";

/** What a page may do with the sandbox itself; there only where the engine runs in the tab. */
export interface Sandbox {
    /** Saves everything as a file. */
    export(): Promise<void>;
    /** Replaces everything by such a file, and loads all tabs anew. Rejects, and changes nothing, when it is none. */
    import(file: Blob): Promise<void>;
    /** Replaces everything by the sample company or a fresh install, and loads all tabs anew. */
    startOver(beginning: "sample" | "fresh"): Promise<void>;
}

declare global {
    interface Window {
        /** Left by the boot entry, before the interface is loaded. */
        authentikSandbox?: Sandbox;
    }
}

/** The menu of the sandbox, where there is one; its code is loaded only there. */
export function sandboxMenu(): TemplateResult | typeof nothing {
    if (!window.authentikSandbox) return nothing;
    void import("./sandbox-menu.ts");
    return html`<ak-sandbox-menu></ak-sandbox-menu>`;
}

/** Who can sign in, for visitors of a sandbox; they guard nothing there. */
export const sandboxLogins = (): string | undefined =>
    window.authentikSandbox && msg("Sandbox: sign in as akadmin, password akadmin. In the sample company also as amara.okafor, password sandbox.");
