import { msg } from "@lit/localize";
import { html } from "lit";
import { sources, type Source } from "#src/api/sources.api.ts";
import { modelOf } from "#src/base/kinds.ts";
import { yesNo } from "#src/elements/table/column.ts";
import type { Peek } from "#src/elements/table/peek.ts";
import { lastChanges } from "../events/last-events.ts";
import { sourceHref } from "./source-href.ts";
import { showSource, sourceKind } from "./source.page.ts";

/** The database of this server itself is of no kind, and has no page. */
const isBuiltIn = ({ component }: Source): boolean => component === "";

/** A source beside the list of sources: whether people can come by it, and how it is set up. */
export const sourcePeek: Peek<Source> = {
    kind: (source) => (isBuiltIn(source) ? msg("Built-in") : sourceKind(source)),
    href: (source) => (isBuiltIn(source) ? undefined : sourceHref(source.slug)),
    facts: ({ slug, enabled }) => [
        [msg("Slug"), html`<code>${slug}</code>`],
        [msg("Enabled"), yesNo(enabled)],
    ],
    more: async ({ slug }, signal) => (await showSource(await sources.retrieve(slug, signal), signal)).facts,
    events: (source, signal) => lastChanges({ ...modelOf(source), pk: source.pk }, signal),
};
