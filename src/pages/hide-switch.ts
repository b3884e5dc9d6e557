import { html, nothing, type TemplateResult } from "lit";
import { routeState, setRouteState } from "#src/base/route.ts";
import type { Emptiness, ListHandle } from "./list.ts";
import { ownValue } from "#src/base/own-value.ts";

/** A switch above a list that hides a part of it, kept in the address. */
interface HideSwitch {
    /** Whether that part is hidden: it is, unless the address says otherwise. */
    hides: () => boolean;
    /** For the list's `filters`. */
    filter: (list: ListHandle) => TemplateResult;
    /** For the list's `empty`: nothing may be there only because it is hidden. */
    empty: (list: ListHandle, shown: Emptiness) => Emptiness;
    /** For the list's `unfound`: what is searched for may be hidden. */
    unfound: (list: ListHandle) => unknown;
}

interface Words {
    /** "Hide service accounts" */
    hide: () => string;
    /** "Service accounts are hidden." */
    hidden: () => string;
    /** "Show service accounts" */
    show: () => string;
}

/** @param key name in the address, among the list's `address` */
export function hideSwitch(key: string, { hide, hidden, show }: Words): HideSwitch {
    const hides = (): boolean => ownValue(routeState(), key) !== false;
    const set = (isHidden: boolean, list: ListHandle): void => {
        setRouteState({ [key]: isHidden ? undefined : false });
        list.restart();
    };
    const showAll = (list: ListHandle): TemplateResult =>
        html`<button slot="actions" class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => set(false, list)}>${show()}</button>`;
    return {
        hides,
        filter: (list) =>
            html`<label class="filter">
                <input type="checkbox" .checked=${hides()} @change=${(event: Event & { target: HTMLInputElement }) => set(event.target.checked, list)} />
                ${hide()}
            </label>`,
        empty: (list, shown) => (hides() ? { ...shown, text: hidden(), actions: showAll(list) } : shown),
        unfound: (list) => (hides() ? html`${hidden()}${showAll(list)}` : nothing),
    };
}
