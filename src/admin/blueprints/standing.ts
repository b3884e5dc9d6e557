import { html, nothing, type TemplateResult } from "lit";
import { listHref } from "#src/admin/list-href.ts";
import { objectHref } from "#src/admin/routes.ts";
import type { Standing } from "#src/api/blueprints.api.ts";
import { kindName } from "#src/base/kinds.ts";
import { link } from "#src/elements/table/column.ts";

/** What there is of a blueprint, with the way to each that has a page. */
export const standingList = (standing: readonly Standing[]): TemplateResult | typeof nothing =>
    standing.length === 0
        ? nothing
        : html`<ul>
              ${standing.map((one) => html`<li>${kindOf(one)} ${named(one)}</li>`)}
          </ul>`;

function kindOf({ model }: Standing): string {
    const [app = "", kind = ""] = model.split(".");
    return kindName(app, kind);
}

function named({ model, pk, name }: Standing): unknown {
    const address = objectHref(model, String(pk)) ?? listHref(model, name);
    return address === undefined ? html`<strong>${name}</strong>` : link(address, name);
}
