import { msg, str } from "@lit/localize";
import { providers, type Provider } from "#src/api/providers.api.ts";
import { plural } from "#src/base/plural.ts";
import type { UsedBy } from "#src/elements/dialog/removal-uses.ts";
import { label } from "#src/elements/label.ts";
import { link } from "#src/elements/table/column.ts";
import { familyPage } from "#src/pages/family-page.ts";
import { providerHref } from "./provider-href.ts";
import { offeredProviders, providerKinds } from "./provider-kinds.ts";
import { applicationLink } from "./provider-view.ts";

/** Every provider, with the application that it signs people in to. */
export const providersPage = familyPage<Provider>({
    title: () => msg("Providers"),
    description: () => msg("A provider tells an application who somebody is, in the protocol that the application speaks."),
    help: "providers",
    load: providers.list,
    order: "name",
    name: ({ name }) => name,
    creation: () => msg("New provider"),
    kinds: providerKinds,
    offered: offeredProviders,
    kindOf: ({ component }) => component,
    headingOf: ({ verbose_name_plural: heading }) => heading,
    columns: [
        { title: () => msg("Name"), sort: "name", cell: ({ pk, name }) => link(providerHref(pk), name) },
        {
            title: () => msg("Application"),
            cell: (provider) => (provider.assigned_application_slug ? applicationLink(provider) : label(msg("No application"), "orange")),
        },
    ],
    peek: async () => (await import("./provider.peek.ts")).providerPeek,
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 provider?"), other: msg(str`Delete ${count} providers?`) }),
        key: ({ pk }) => pk,
        usedBy: usesOfProvider,
        destroy: providers.destroy,
    },
    empty: () => ({
        icon: "key",
        header: msg("No providers yet."),
        text: msg("Create one for each application that people sign in to."),
    }),
});

/** What loses a provider: its application too, which the API does not count among what uses it. */
async function usesOfProvider(key: string | number, signal: AbortSignal, { assigned_application_name: name }: Provider): Promise<UsedBy[]> {
    const uses = await providers.usedBy(key, signal);
    return name ? [{ app: "authentik_core", model_name: "application", name, action: "SET_NULL" }, ...uses] : uses;
}
