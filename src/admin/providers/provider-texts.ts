import { msg } from "@lit/localize";
import { link } from "#src/elements/table/column.ts";
import { providerHref } from "./provider-href.ts";

/** What the forms of all kinds of providers say. @param create heading of the form of a new one. @param edit heading of that of one that is there */
export const providerTexts = (create: () => string, edit: () => string) => ({
    create,
    edit,
    created: () => msg("The provider was created."),
    saved: () => msg("The provider was saved."),
});

/** A provider by name, which leads to its page. */
export const aboutProvider = ({ pk, name }: { pk: number; name: string }): unknown => link(providerHref(pk), name);
