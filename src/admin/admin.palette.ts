import { msg } from "@lit/localize";
import { href, type RouteState } from "#src/base/route.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import type { Command, CommandSource } from "#src/shell/palette/command.ts";
import { commonCommands } from "#src/shell/palette/common.commands.ts";
import { searchObjects } from "#src/shell/palette/objects.ts";
import { navigation } from "./navigation.ts";

/** What administrators can find and do. */
export const adminCommands: CommandSource = {
    commands: async () => [...pages(), ...creations(), ...(await commonCommands())],
    search: searchObjects,
};

const pages = (): Command[] => [
    ...navigation().flatMap(({ label: detail, items }) =>
        items.map(({ label, href: address }): Command => ({ id: address, label, detail, group: msg("Pages"), icon: "right", href: address })),
    ),
    ...[
        // Only a sandbox keeps them, and says so.
        ...(outsideNews.value
            ? [{ id: "outside", label: msg("Outside"), detail: msg("Emails, text messages and webhooks that would have been sent"), href: "#/outside" }]
            : []),
        {
            id: "guide",
            label: msg("First steps"),
            detail: msg("Small tasks that show what the sandbox can do"),
            href: href("/administration/overview", { guide: true }),
        },
        { id: "api", label: msg("API"), detail: msg("All operations"), href: "/api/v3/" },
        { id: "user", label: msg("User interface"), href: "/if/user/" },
        { id: "settings", label: msg("Settings"), detail: msg("Your own"), href: "/if/user/#/settings" },
    ].map((page): Command => ({ ...page, group: msg("Pages"), icon: "right" })),
];

/** Addresses on which lists open what makes something. */
const creations = (): Command[] =>
    creating([
        [msg("Create user"), "/identity/users", { path: "users" }],
        [msg("Create service account"), "/identity/users", { path: "users" }, "createServiceAccount"],
        [msg("Create group"), "/identity/groups"],
        [msg("Create application"), "/core/applications"],
        [msg("Create application with wizard"), "/core/applications", {}, "createWizard"],
        [msg("New provider"), "/core/providers"],
        [msg("New source"), "/core/sources"],
        [msg("Create token"), "/core/tokens"],
        [msg("Create invitation"), "/flow/stages/invitations"],
        [msg("Create flow"), "/flow/flows"],
        [msg("New stage"), "/flow/stages"],
        [msg("Create prompt"), "/flow/stages/prompts"],
        [msg("New policy"), "/policy/policies"],
        [msg("New property mapping"), "/core/property-mappings"],
        [msg("Create blueprint"), "/blueprints/instances"],
        [msg("Create outpost"), "/outpost/outposts"],
        [msg("New integration"), "/outpost/integrations"],
        [msg("Create notification rule"), "/events/rules"],
        [msg("Create notification transport"), "/events/transports"],
        [msg("Import certificate"), "/crypto/certificates"],
        [msg("Create tenant"), "/core/tenants"],
    ]);

type Creation = [label: string, list: string, state?: RouteState, name?: string];

const creating = (all: readonly Creation[]): Command[] =>
    all.map(([label, list, state = {}, name = "createForm"]) => {
        const address = href(list, { ...state, [name]: true });
        return { id: address, label, group: msg("Create"), icon: "add", href: address };
    });
