import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { publishedLogins } from "#src/api/published-logins.api.ts";
import { ownValue } from "#src/base/own-value.ts";

/** What a page may do with the sandbox itself; there only where the engine runs in the tab. */
export interface Sandbox {
    /** Saves everything as a file; gives its name. */
    export(): Promise<string>;
    /** Reads such a file, and rejects when it is not one. What it gives replaces everything by it, and loads all tabs anew. */
    open(file: Blob): Promise<() => Promise<void>>;
    /** Replaces everything by the sample company or a fresh install, and loads all tabs anew. */
    startOver(beginning: "sample" | "fresh"): Promise<void>;
    /** Opens a socket of the engine. */
    connect(path: string): EventTarget & Pick<WebSocket, "send" | "close">;
}

declare global {
    interface Window {
        /** Left by the boot entry, before the interface is loaded. */
        authentikSandbox?: Sandbox;
    }
}

/** Whether the engine runs in the tab, where no other program reaches it. */
export const isInTab = (): boolean => window.authentikSandbox !== undefined;

/** The menu of the sandbox, where there is one; its code is loaded only there. */
export function sandboxMenu(): TemplateResult | typeof nothing {
    if (!isInTab()) return nothing;
    void import("./sandbox-menu.ts");
    return html`<ak-sandbox-menu></ak-sandbox-menu>`;
}

/** Who can sign in, for visitors of a sandbox; they guard nothing there. */
export function sandboxLogins(): string | undefined {
    if (isInTab()) return msg("Sandbox: sign in as akadmin, password akadmin. In the sample company also as amara.okafor, password sandbox.");
    return told() ? msg("Sample company: sign in as amara.okafor, password sandbox. Everybody else of it has the same password.") : undefined;
}

/** An account whose password `sandboxLogins` tells. */
export interface Account {
    username: string;
    password: string;
}

const PUBLISHED: Readonly<Record<string, string>> = { "akadmin": "akadmin", "amara.okafor": "sandbox" };

/** The accounts that are there, and have these passwords still. */
export async function openAccounts(): Promise<Account[]> {
    const open = isInTab() ? (await publishedLogins.list()).map(({ username }) => username) : (told()?.dataset["open"]?.split(" ") ?? []);
    return open.flatMap((username) => {
        const password = ownValue(PUBLISHED, username);
        return password === undefined ? [] : [{ username, password }];
    });
}

/** Where a server's page says who can sign in: as long as the sample company's first passwords work, and on the machine itself only. */
const told = (): HTMLMetaElement | null => document.querySelector<HTMLMetaElement>("meta[name=authentik-sandbox][content=sample]");
