import { msg } from "@lit/localize";
import { html } from "lit";
import { recent } from "#src/context/recent.ts";
import { browser } from "#src/base/browser.ts";
import { openModal } from "#src/elements/dialog/open-modal.ts";
import type { Command, CommandSource } from "./command.ts";
import "./palette.ts";

/** Opens the palette, and goes or does what was chosen in it. */
export async function openPalette(source: CommandSource): Promise<void> {
    // The rest is whole without it.
    const later = source.later?.().catch(() => []);
    const commands = await source.commands();
    const chosen = await openModal<Command>({
        header: msg("Search and commands"),
        closedBy: "any",
        content: (close) =>
            html`<ak-palette
                messages-below
                .commands=${commands}
                .later=${later}
                .search=${source.search}
                @ak-command=${(event: CustomEvent<Command>) => close(event.detail)}
            ></ak-palette>`,
    });
    if (!chosen) return;
    recent.used(chosen.id);
    if ("href" in chosen) browser.assign(chosen.href);
    else await chosen.run();
}
