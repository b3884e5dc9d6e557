import { nothing } from "lit";
import { browser } from "#src/base/browser.ts";
import { href } from "#src/base/route.ts";
import type { Route } from "#src/pages/router.ts";

/** Models of providers: their family, and its kinds. */
const PROVIDERS = [
    "authentik_core.provider",
    "authentik_providers_ldap.ldapprovider",
    "authentik_providers_oauth2.oauth2provider",
    "authentik_providers_proxy.proxyprovider",
    "authentik_providers_saml.samlprovider",
];

/** An address that leads out of the interface (D-872). */
const leaving = (path: string, to: string): Route => ({
    path,
    leaves: true,
    load: async () => {
        browser.assign(to);
        return { render: () => nothing };
    },
});

/** Addresses of the admin interface, as in authentik. */
export const routes: readonly Route[] = [
    { path: "/administration/overview", load: async () => (await import("./overview/overview.page.ts")).overviewPage },
    { path: "/administration/dashboard/users", load: async () => (await import("./statistics/statistics.page.ts")).statisticsPage },
    { path: "/administration/system-tasks", load: async () => (await import("./system/tasks.page.ts")).tasksPage },
    { path: "/debug", load: async () => (await import("./debug/debug.page.ts")).debugPage },
    { path: "/outside", load: async () => (await import("#src/shell/outside/outside.page.ts")).outsidePage },
    { path: "/events/log", load: async () => (await import("./events/events.page.ts")).eventsPage },
    { path: "/events/log/{uuid}", load: async () => (await import("./events/event.page.ts")).eventPage },
    { path: "/events/rules", load: async () => (await import("./notifications/rules.page.ts")).rulesPage },
    { path: "/events/transports", load: async () => (await import("./notifications/transports.page.ts")).transportsPage },
    { path: "/flow/flows", load: async () => (await import("./flows/flows.page.ts")).flowsPage },
    { path: "/flow/stages", load: async () => (await import("./stages/stages.page.ts")).stagesPage },
    { path: "/flow/stages/prompts", load: async () => (await import("./prompts/prompts.page.ts")).promptsPage },
    { path: "/flow/stages/invitations", load: async () => (await import("./invitations/invitations.page.ts")).invitationsPage },
    { path: "/flow/flows/{slug}", load: async () => (await import("./flows/flow.page.ts")).flowPage },
    { path: "/identity/users", load: async () => (await import("./users/users.page.ts")).usersPage },
    { path: "/identity/users/{id}", load: async () => (await import("./users/user.page.ts")).userPage, shows: ["authentik_core.user"] },
    { path: "/identity/groups", load: async () => (await import("./groups/groups.page.ts")).groupsPage },
    { path: "/identity/groups/{uuid}", load: async () => (await import("./groups/group.page.ts")).groupPage, shows: ["authentik_core.group"] },
    { path: "/core/tokens", load: async () => (await import("./tokens/tokens.page.ts")).tokensPage },
    { path: "/core/sources", load: async () => (await import("./sources/sources.page.ts")).sourcesPage },
    { path: "/core/sources/{slug}", load: async () => (await import("./sources/source.page.ts")).sourcePage },
    { path: "/core/tenants", load: async () => (await import("./tenants/tenants.page.ts")).tenantsPage },
    { path: "/crypto/certificates", load: async () => (await import("./certificates/certificates.page.ts")).certificatesPage },
    { path: "/outpost/outposts", load: async () => (await import("./outposts/outposts.page.ts")).outpostsPage },
    { path: "/outpost/integrations", load: async () => (await import("./integrations/integrations.page.ts")).integrationsPage },
    { path: "/blueprints/instances", load: async () => (await import("./blueprints/blueprints.page.ts")).blueprintsPage },
    { path: "/policy/reputation", load: async () => (await import("./reputation/reputation.page.ts")).reputationPage },
    { path: "/policy/policies", load: async () => (await import("./policies/policies.page.ts")).policiesPage },
    { path: "/core/property-mappings", load: async () => (await import("./property-mappings/property-mappings.page.ts")).propertyMappingsPage },
    { path: "/core/applications", load: async () => (await import("./applications/applications.page.ts")).applicationsPage },
    { path: "/core/applications/{slug}", load: async () => (await import("./applications/application.page.ts")).applicationPage },
    { path: "/core/providers", load: async () => (await import("./providers/providers.page.ts")).providersPage },
    { path: "/core/providers/{id}", load: async () => (await import("./providers/provider.page.ts")).providerPage, shows: PROVIDERS },
    leaving("/library", "/if/user/"),
];

/** The page of an object that is known by its model and key only; undefined where its kind has none. */
export function objectHref(model: string, pk: string): string | undefined {
    const route = routes.find(({ shows }) => shows?.includes(model));
    return route && href(route.path.replace(/\{\w+\}/, pk));
}

export const HOME = "/administration/overview";
