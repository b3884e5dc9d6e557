import { msg } from "@lit/localize";
import { html } from "lit";
import { applications, type Application } from "#src/api/applications.api.ts";
import { policyBindings } from "#src/api/policies.api.ts";
import { kindTitle } from "#src/base/kinds.ts";
import { href } from "#src/base/route.ts";
import { link } from "#src/elements/table/column.ts";
import type { Peek } from "#src/elements/table/peek.ts";
import { lastChanges } from "../events/last-events.ts";
import { boundName } from "../policies/bound-name.ts";
import { boundKind } from "../policies/policy-bindings.ts";
import { providerHref } from "../providers/provider-href.ts";

/** An application beside the list of applications: what it belongs to, and what decides who may open it. */
export const applicationPeek: Peek<Application> = {
    kind: () => msg("Application"),
    href: ({ slug }) => href(`/core/applications/${slug}`),
    facts: ({ slug, group, provider_obj: provider, meta_publisher: publisher, meta_description: description, launch_url: address }) => [
        [msg("Slug"), html`<code>${slug}</code>`],
        [msg("Group"), group],
        [
            msg("Provider"),
            provider ? html`<span class="stacked">${link(providerHref(provider.pk), provider.name)}<small>${kindTitle(provider)}</small></span>` : "",
        ],
        [msg("Publisher"), publisher],
        [msg("Description"), description],
        [msg("Launch URL"), address],
    ],
    async more({ pk, slug }, signal) {
        const [, { results }] = await Promise.all([
            applications.retrieve(slug, signal),
            policyBindings.list({ target: pk, ordering: "order", page_size: 20 }, signal),
        ]);
        return [[msg("Policies, groups and users"), results.map((binding) => html`<div>${boundName(binding)} <small>${boundKind(binding)}</small></div>`)]];
    },
    events: ({ pk }, signal) => lastChanges({ app: "authentik_core", model: "application", pk }, signal),
};
