import { msg, str } from "@lit/localize";
import { ownValue } from "#src/base/own-value.ts";
import { offeredLocales } from "#src/base/locales.ts";
import { theme, type Theme } from "#src/base/theme.ts";
import { locale } from "#src/context/locale.ts";
import { isOn } from "#src/context/settings.ts";
import { drawers } from "../drawer-state.ts";
import type { Command } from "./command.ts";
import { commandWords } from "./search-words.ts";

/** What can be done wherever one is. */
export async function commonCommands(): Promise<Command[]> {
    const group = msg("Actions");
    const themes: [Theme, string][] = [
        ["light", msg("Theme: light")],
        ["dark", msg("Theme: dark")],
        ["auto", msg("Theme: as the system")],
    ];
    return [
        ...themes
            .filter(([value]) => value !== theme.get())
            .map(([value, label]): Command => ({ id: `theme-${value}`, label, group, icon: "eye", run: () => theme.set(value) })),
        // In itself too, so that whoever speaks it finds it.
        ...offeredLocales
            .filter(({ code }) => code !== locale.get())
            .map(({ code, label }): Command => ({
                id: `locale-${code}`,
                label: msg(str`Language: ${label}`),
                group,
                icon: "edit",
                run: () => locale.choose(code),
            })),
        ...(isOn("notificationDrawer")
            ? [{ id: "notifications", label: msg("Notifications"), group, icon: "bell", run: () => drawers.show("notifications") } satisfies Command]
            : []),
        ...(isOn("apiDrawer") ? [{ id: "requests", label: msg("API requests"), group, icon: "code", run: () => drawers.show("api") } satisfies Command] : []),
        { id: "sign-out", label: msg("Sign out"), words: ownValue(commandWords(), "sign-out"), group, icon: "leave", href: "/flows/-/default/invalidation/" },
        ...(await sandboxCommands()),
    ];
}

async function sandboxCommands(): Promise<Command[]> {
    const sandbox = window.authentikSandbox;
    if (!sandbox) return [];
    const words = commandWords();
    const { sandboxItems } = await import("../sandbox/sandbox-menu.ts");
    return sandboxItems(sandbox).map(({ id, label, description: detail, href, press }): Command => {
        const common = { id: `sandbox-${id}`, label, detail, words: ownValue(words, `sandbox-${id}`), group: msg("Sandbox"), icon: "sandbox" } as const;
        return href === undefined ? { ...common, run: () => press?.() } : { ...common, href };
    });
}
