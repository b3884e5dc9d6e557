import { msg } from "@lit/localize";
import { providers, type Provider } from "#src/api/providers.api.ts";
import { modelOf } from "#src/base/kinds.ts";
import { label } from "#src/elements/label.ts";
import type { Peek } from "#src/elements/table/peek.ts";
import { lastChanges } from "../events/last-events.ts";
import { providerHref } from "./provider-href.ts";
import { providerKind } from "./provider-kinds.ts";
import { applicationLink } from "./provider-view.ts";
import { showProvider } from "./provider.page.ts";

/** A provider beside the list of providers: what it is for, and how it is set up. */
export const providerPeek: Peek<Provider> = {
    kind: providerKind,
    href: ({ pk }) => providerHref(pk),
    facts: (provider) => [[msg("Application"), provider.assigned_application_slug ? applicationLink(provider) : label(msg("No application"), "orange")]],
    more: async ({ pk }, signal) => (await showProvider(await providers.retrieve(pk, signal), signal)).facts,
    events: (provider, signal) => lastChanges({ ...modelOf(provider), pk: provider.pk }, signal),
};
