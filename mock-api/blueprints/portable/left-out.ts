import type { Registry } from "#kernel/resource/registry.ts";
import { keysAt, type Stored } from "#kernel/store/schema.ts";
import { EMBEDDED } from "#mock/apps/outposts/outpost.resource.ts";
import { isRefused } from "#mock/blueprints/importer.ts";

/** Why something of an installation does not stand in a blueprint. */
export type Reason =
    /** Every installation makes its own. */
    | "own"
    /** Belongs to a person, or is the memory of a sign-in. */
    | "personal"
    /** authentik 2023.2 makes it for whoever asks, and a blueprint is nobody's request. */
    | "request"
    /** An outpost makes it for itself. */
    | "outpost"
    /** Comes from a file of this installation. */
    | "file"
    /** A picture that was uploaded: authentik 2023.2 takes it by its own address only. */
    | "picture"
    /** Another object of its kind has the same name. */
    | "same_name"
    /** Points to something that is left out. */
    | "depends"
    /** All that stood in a list that authentik 2023.2 takes only with something in it was deleted. */
    | "emptied";

/** What is left out, of which object. */
export interface LeftOut {
    readonly model: string;
    readonly name: string;
    readonly reason: Reason;
    /** The field; left out: the whole object. */
    readonly field?: string;
}

const BY_MODEL: ReadonlyMap<string, Reason> = new Map([
    ["authentik_core.token", "request"],
    ["authentik_stages_invitation.invitation", "request"],
    ["authentik_blueprints.blueprintinstance", "file"],
    ["authentik_core.source", "own"],
    ["authentik_sources_oauth.useroauthsourceconnection", "personal"],
    ["authentik_sources_plex.plexsourceconnection", "personal"],
    ["authentik_sources_saml.usersamlsourceconnection", "personal"],
    ["authentik_providers_oauth2.devicetoken", "personal"],
    ["otp_static.staticdevice", "personal"],
    ["otp_totp.totpdevice", "personal"],
    ["authentik_stages_authenticator_duo.duodevice", "personal"],
    ["authentik_stages_authenticator_sms.smsdevice", "personal"],
    ["authentik_stages_authenticator_webauthn.webauthndevice", "personal"],
]);

/** The pair that each installation makes at its first start. */
export const SELF_SIGNED = "authentik Self-signed Certificate";

/** Logs of the past: no part of how an installation is set up, and not worth a word. */
const LOGS: ReadonlySet<string> = new Set(["authentik_events.event", "authentik_events.notification", "authentik_policies_reputation.reputation"]);

/** Kinds whose objects are what an installation is set up with, or are said to be left out. */
export const isSetUp = (registry: Registry, model: string): boolean =>
    BY_MODEL.has(model) || (!LOGS.has(model) && !isRefused(model) && registry.resource(model).operations.includes("create"));

/** Why a row can stand in no blueprint; undefined: it can. */
export function reasonToLeave(registry: Registry, model: string, row: Stored): Reason | undefined {
    const reason = BY_MODEL.get(model);
    if (reason) return reason;
    if (registry.resource(model).hides(row) || (model === "authentik_crypto.certificatekeypair" && row.name === SELF_SIGNED)) return "own";
    if (model === "authentik_core.user" && String(row.username).startsWith("ak-outpost-")) return "outpost";
    // The embedded outpost alone may have no providers.
    const isEmptied = Object.entries(registry.resource(model).fields).some(
        ([name, { kind, required }]) => kind === "references" && required && !keysAt(row, name).length,
    );
    return isEmptied && row.managed !== EMBEDDED ? "emptied" : undefined;
}
