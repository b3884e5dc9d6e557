import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { PropertyMapping } from "#src/api/property-mappings.api.ts";
import { href } from "#src/base/route.ts";
import { link } from "#src/elements/table/column.ts";

/** What the forms of all kinds of property mappings say. @param create @param edit headings of the form of a kind */
export const mappingTexts = (create: () => string, edit: () => string) => ({
    create,
    edit,
    created: () => msg("The property mapping was created."),
    saved: () => msg("The property mapping was saved."),
});

/** A mapping by name, which leads to it in the list. */
export const aboutMapping = ({ name }: Pick<PropertyMapping, "name">): unknown =>
    link(href("/core/property-mappings", { search: name, hideManaged: false }), name);

/** Said above the fields of a mapping that comes with authentik. */
export const managedNotice = (mapping: Pick<PropertyMapping, "managed"> | undefined): unknown =>
    mapping?.managed
        ? html`<p>${msg("This mapping comes with authentik. When its blueprint is applied again, what you change here is replaced.")}</p>`
        : nothing;

/** Help of an expression. @param returns what it has to give, as a sentence */
export const expressionHelp = (returns: string): TemplateResult =>
    html`${returns}
        <a href="https://goauthentik.io/docs/property-mappings/expression" target="_blank" rel="noopener noreferrer">${msg("How to write expressions")}</a>`;
