import { msg, str } from "@lit/localize";
import { html } from "lit";
import { download } from "#src/base/download.ts";
import { isAbort } from "#src/base/errors.ts";
import { plural } from "#src/base/plural.ts";
import { slugOf } from "#src/base/slug.ts";
import { notify, notifyFailure } from "../messages.ts";
import { type ModalOptions, startModal } from "../dialog/open-modal.ts";
import "../progress.ts";
import { textOfCell } from "./cell-text.ts";
import { csv } from "./csv.ts";
import { everyPage } from "./every-page.ts";
import type { Listed, Whole } from "./table-menu.ts";

/** Rows of a file at most: a list of events has no end, and all of it is held until it is saved. */
export const MOST_EXPORTED = 10_000;

/** Saves the shown columns of all rows, however many pages; a dialog tells how far it is, and ends it when it is closed. */
export async function exportCsv<T>(whole: Whole<T>): Promise<void> {
    const stop = new AbortController();
    const most = Math.min(whole.count, MOST_EXPORTED);
    const dialog = startModal(progress(0, most));
    void dialog.closed.then(() => stop.abort());
    try {
        const rows = await read(whole, stop.signal, (count) => dialog.show(progress(count, most)));
        if (stop.signal.aborted) return;
        save(whole, rows);
        dialog.leave();
        if (whole.count > rows.length) notify("warning", msg(str`The first ${rows.length} of ${whole.count} rows were exported.`));
        else notify("success", saved(rows.length));
    } catch (error) {
        dialog.leave();
        if (!isAbort(error)) notifyFailure(error, msg("The list could not be exported."));
    }
}

/** Saves the shown columns of these rows. */
export function exportRows<T>(list: Listed<T>, rows: readonly T[]): void {
    save(list, rows.map(cellsOf(list)));
    notify("success", saved(rows.length));
}

const saved = (count: number): string => plural(count, { one: msg("1 row was exported."), other: msg(str`${count} rows were exported.`) });

const save = <T>({ label, columns }: Listed<T>, rows: readonly string[][]): void =>
    download(`${slugOf(label)}-${new Date().toISOString().slice(0, 10)}.csv`, csv([columns.map(({ title }) => title()), ...rows]), "text/csv");

const cellsOf =
    <T>({ columns }: Listed<T>) =>
    (row: T): string[] =>
        columns.map(({ cell }) => textOfCell(cell(row)));

async function read<T>(whole: Whole<T>, signal: AbortSignal, tell: (count: number) => void): Promise<string[][]> {
    const rows: string[][] = [];
    for await (const { results } of everyPage(whole.load, whole, MOST_EXPORTED, signal)) {
        rows.push(...results.map(cellsOf(whole)));
        tell(rows.length);
    }
    return rows;
}

const progress = (count: number, most: number): ModalOptions<never> => ({
    header: msg("Exporting"),
    size: "sm",
    content: (close) =>
        html`<div class="pf-v6-c-modal-box__body">
                <ak-progress label=${msg(str`${count} of ${most} rows`)} .value=${most > 0 ? (count / most) * 100 : 100}></ak-progress>
            </div>
            <footer class="pf-v6-c-modal-box__footer">
                <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => close()}>${msg("Stop")}</button>
            </footer>`,
});
