import { msg } from "@lit/localize";
import type { RouteState } from "#src/base/route.ts";
import type { Command } from "./command.ts";
import { inAdmin } from "./in-admin.ts";
import { creationWords } from "./search-words.ts";

/** What administrators can make: addresses on which lists open it. */
export const creationCommands = (): Command[] =>
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

function creating(all: readonly Creation[]): Command[] {
    const words = creationWords();
    return all.map(([label, list, state = {}, name = "createForm"]) => {
        const address = inAdmin(list, { ...state, [name]: true });
        return { id: address, label, words, group: msg("Create"), icon: "add", href: address };
    });
}
