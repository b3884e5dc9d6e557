import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { listHref } from "#src/admin/list-href.ts";
import { objectHref } from "#src/admin/routes.ts";
import type { Standing } from "#src/api/blueprints.api.ts";
import { kindNameOf } from "#src/base/kinds.ts";
import { plural } from "#src/base/plural.ts";
import { link } from "#src/elements/table/column.ts";

/** Objects that are shown: of ten thousand, nobody reads more, and the page would stand still. */
export const MOST_SHOWN = 200;

/** How many of them are not shown. */
export function andMore({ length }: readonly unknown[]): TemplateResult | typeof nothing {
    const left = length - MOST_SHOWN;
    return left > 0 ? html`<small>${plural(left, { one: msg("And 1 more."), other: msg(str`And ${left} more.`) })}</small>` : nothing;
}

/** What there is of a blueprint, with the way to each that has a page. */
export const standingList = (standing: readonly Standing[]): TemplateResult | typeof nothing =>
    standing.length === 0
        ? nothing
        : html`<ul>
                  ${standing.slice(0, MOST_SHOWN).map((one) => html`<li>${kindNameOf(one.model)} ${named(one)}</li>`)}
              </ul>
              ${andMore(standing)}`;

function named({ model, pk, name }: Standing): unknown {
    const address = objectHref(model, String(pk)) ?? listHref(model, name);
    return address === undefined ? html`<strong>${name}</strong>` : link(address, name);
}
