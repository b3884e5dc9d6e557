import { msg, str } from "@lit/localize";
import type { Ask } from "#src/api/blueprints.api.ts";
import { kindNameOf } from "#src/base/kinds.ts";

/** Secrets as their forms call them. */
const FIELDS: ReadonlyMap<string, () => string> = new Map([
    ["admin_secret_key", () => msg("Secret key")],
    ["auth", () => msg("Token")],
    ["auth_password", () => msg("Password")],
    ["bind_password", () => msg("Bind password")],
    ["client_secret", () => msg("Client secret")],
    ["consumer_secret", () => msg("Client secret")],
    ["key_data", () => msg("Private key")],
    ["kubeconfig", () => msg("Kubeconfig")],
    ["password", () => msg("Password")],
    ["plex_token", () => msg("Token")],
    ["private_key", () => msg("Private key")],
]);

/** What a blueprint asks for: "Private key (Certificate-key pair “Wiki”)"; its name in the file where that does not tell more. */
export function askTitle({ name, model, object, field }: Ask): string {
    const title = FIELDS.get(field ?? "")?.();
    if (!title || !model || !object) return name;
    return msg(str`${title} (${kindNameOf(model.toLowerCase())} “${object}”)`);
}
