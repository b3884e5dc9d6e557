import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { plural } from "#src/base/plural.ts";

/** Rows that can be chosen at most: what is done with them takes a request for each. */
export const MOST_CHOSEN = 2000;

/** What a bar about chosen rows tells and does. */
export interface Chosen {
    count: number;
    /** Rows of the whole list, those of other pages too. */
    total: number;
    /** How many were found so far, while all are being chosen. */
    gathered: number | undefined;
    all: () => void;
    stop: () => void;
    clear: () => void;
    /** What can be done with them. */
    actions: unknown;
}

/** Below a table while rows are chosen, and in view wherever the table is. */
export function selectionBar({ count, total, gathered, all, stop, clear, actions }: Chosen): TemplateResult {
    const link = (label: string, press: () => void): TemplateResult =>
        html`<button class="pf-v6-c-button pf-m-link pf-m-inline" type="button" @click=${press}>${label}</button>`;
    const most = Math.min(total, MOST_CHOSEN);
    return html`<div class="chosen" role="group" aria-label=${msg("Selection")}>
        <strong aria-live="polite" dir="auto"
            >${
                gathered === undefined
                    ? plural(count, { one: msg("1 selected"), other: msg(str`${count} selected`) })
                    : msg(str`Selecting … ${gathered} of ${most}`)
            }</strong
        >
        ${gathered !== undefined ? link(msg("Stop"), stop) : most > count ? link(total > most ? msg(str`Select the first ${most}`) : msg(str`Select all ${total}`), all) : nothing}
        ${gathered === undefined ? link(msg("Clear selection"), clear) : nothing}
        <div class="bulk">${actions}</div>
    </div>`;
}
