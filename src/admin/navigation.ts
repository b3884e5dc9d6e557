import { msg } from "@lit/localize";
import { href } from "#src/base/route.ts";
import type { NavigationSection } from "#src/shell/navigation.ts";

/** What the sidebar offers: only what there is. */
export const navigation = (): NavigationSection[] => [
    {
        name: "start",
        icon: "chart",
        label: msg("Start"),
        items: [
            { label: msg("Overview"), href: "#/administration/overview" },
            { label: msg("User statistics"), href: "#/administration/dashboard/users" },
            { label: msg("System tasks"), href: "#/administration/system-tasks" },
        ],
    },
    {
        name: "applications",
        icon: "applications",
        label: msg("Applications"),
        items: [
            { label: msg("Applications"), href: "#/core/applications", object: msg("Application") },
            { label: msg("Providers"), href: "#/core/providers", object: msg("Provider") },
            { label: msg("Outposts"), href: "#/outpost/outposts" },
        ],
    },
    {
        name: "events",
        icon: "list",
        label: msg("Events"),
        items: [
            { label: msg("Log"), href: "#/events/log", object: msg("Event") },
            { label: msg("Notification rules"), href: "#/events/rules" },
            { label: msg("Notification transports"), href: "#/events/transports" },
        ],
    },
    {
        name: "customization",
        icon: "tune",
        label: msg("Customization"),
        items: [
            { label: msg("Policies"), href: "#/policy/policies" },
            { label: msg("Property mappings"), href: "#/core/property-mappings" },
            { label: msg("Blueprints"), href: "#/blueprints/instances" },
            { label: msg("Reputation scores"), href: "#/policy/reputation" },
        ],
    },
    {
        name: "flows",
        icon: "flow",
        label: msg("Flows and stages"),
        items: [
            { label: msg("Flows"), href: "#/flow/flows", object: msg("Flow") },
            { label: msg("Stages"), href: "#/flow/stages" },
            { label: msg("Prompts"), href: "#/flow/stages/prompts" },
        ],
    },
    {
        name: "directory",
        icon: "user",
        label: msg("Directory"),
        items: [
            { label: msg("Users"), href: href("/identity/users", { path: "users" }), within: "/identity/users", object: msg("User") },
            { label: msg("Groups"), href: "#/identity/groups", object: msg("Group") },
            { label: msg("Sources"), href: "#/core/sources", object: msg("Source") },
            { label: msg("Tokens and app passwords"), href: "#/core/tokens" },
            { label: msg("Invitations"), href: "#/flow/stages/invitations" },
        ],
    },
    {
        name: "system",
        icon: "server",
        label: msg("System"),
        items: [
            { label: msg("Tenants"), href: "#/core/tenants" },
            { label: msg("Certificates"), href: "#/crypto/certificates" },
            { label: msg("Outpost integrations"), href: "#/outpost/integrations" },
            { label: msg("Debug"), href: "#/debug" },
        ],
    },
];
