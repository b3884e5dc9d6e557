import { msg } from "@lit/localize";
import { ownValue } from "#src/base/own-value.ts";
import type { SystemTask } from "#src/api/system.api.ts";

/** What tasks do, by their names: the server says it in English only, and as its programmers would. */
const words = (): Record<string, string> => ({
    apply_blueprint: msg("Applies one blueprint."),
    blueprints_discover: msg("Finds new blueprints among the server’s files and applies them."),
    certificate_discovery: msg("Imports certificates from the server’s files."),
    clean_expired_models: msg("Deletes what has expired: events, tokens, invitations and sessions, for example."),
    clean_proxy_sessions: msg("Forgets expired sessions of proxy outposts."),
    clean_temporary_users: msg("Deletes temporary users of SAML sources."),
    ldap_sync: msg("Imports users and groups from an LDAP directory."),
    notification_cleanup: msg("Deletes notifications that were seen, or whose event has expired."),
    notification_transport: msg("Sends notifications by a transport."),
    outpost_service_connection_monitor: msg("Checks the state of the outpost integrations."),
    outpost_token_ensurer: msg("Makes sure that each outpost has a service account and a token."),
    save_reputation: msg("Saves the reputation scores."),
    send_mail: msg("Sends the emails of email stages. Tries again by itself."),
    send_sms: msg("Sends codes by text message. Tries again at once."),
    update_latest_version: msg("Looks for a new version of authentik."),
});

/** What a task does, in a sentence: in the server's own words where it is none of those known here. A name can end in what it works on: `ldap_sync:example_user`. */
export const taskWords = ({ task_name: name, task_description: description }: SystemTask): string =>
    ownValue(words(), name.split(":")[0] ?? name) ?? description;
