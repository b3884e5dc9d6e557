import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { LibraryApplication } from "#src/api/applications.api.ts";
import { icon } from "#src/base/icons.ts";

/** One application; the whole card opens it. `editable` gives administrators a way to its page. */
export const tile = (application: LibraryApplication, isBest: boolean, editable: boolean): TemplateResult =>
    html`<li class="tile ${isBest ? "tile--best" : ""}">
        ${picture(application)}
        <div class="words">
            <a
                class="name"
                href=${application.launch_url ?? ""}
                target=${application.open_in_new_tab ? "_blank" : nothing}
                rel=${application.open_in_new_tab ? "noopener" : nothing}
                >${application.name}${application.open_in_new_tab ? html`<span class="pf-v6-screen-reader"> ${msg("(opens a new tab)")}</span>` : nothing}</a
            >
            ${application.meta_publisher ? html`<small>${application.meta_publisher}</small>` : nothing}
            ${application.meta_description ? html`<p data-tip>${application.meta_description}</p>` : nothing}
        </div>
        ${editable ? editLink(application) : nothing}
    </li>`;

const editLink = ({ name, slug }: LibraryApplication): TemplateResult => {
    const label = msg(str`Edit ${name}`);
    return html`<a class="pf-v6-c-button pf-m-plain pf-m-small edit" href="/if/admin/#/core/applications/${slug}" aria-label=${label} data-tip>
        <span class="pf-v6-c-button__icon">${icon("edit")}</span>
    </a>`;
};

/** Background colours of letters. */
const TONES = 6;

/** The application's picture; its first letter where there is none, or where it cannot be loaded. Names of icons in an icon font are not supported. */
const picture = ({ meta_icon: address, name }: LibraryApplication): TemplateResult =>
    html`<span class="icon tone-${tone(name)}" aria-hidden="true">
        <span>${[...name][0]?.toUpperCase()}</span>
        ${address && !address.startsWith("fa://") ? html`<img src=${address} alt="" width="48" height="48" loading="lazy" @error=${hide} />` : nothing}
    </span>`;

function hide(event: Event): void {
    if (event.target instanceof HTMLElement) event.target.hidden = true;
}

/** The same for the same name, whatever else there is. */
const tone = (name: string): number => [...name].reduce((sum, letter) => (sum * 33 + letter.charCodeAt(0)) % 65_521, 5381) % TONES;
