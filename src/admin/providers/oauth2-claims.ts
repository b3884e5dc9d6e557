import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { Claims } from "#src/api/providers.api.ts";
import "#src/elements/expand.ts";
import "#src/elements/snippet.ts";
import { absolute } from "#src/elements/time.ts";
import { ownValue } from "#src/base/own-value.ts";

/** What claims mean, of OpenID Connect Core 2 and 5.1, and of the product's own mappings. */
const meanings = (): Readonly<Record<string, string>> => ({
    iss: msg("Who issued it: this server"),
    sub: msg("Whom it is about: how the application knows them"),
    aud: msg("Whom it is for: the client ID"),
    exp: msg("Until when it is valid"),
    iat: msg("When it was issued"),
    auth_time: msg("When the user signed in"),
    acr: msg("How strong the sign-in was"),
    amr: msg("By what means the user signed in"),
    nonce: msg("What the application has sent along, so that nobody can use it twice"),
    email: msg("Email address"),
    email_verified: msg("Whether the address is known to be theirs"),
    name: msg("Full name"),
    given_name: msg("Given name"),
    family_name: msg("Family name"),
    preferred_username: msg("Username"),
    nickname: msg("Username, for applications that ask for this one"),
    groups: msg("Names of the user’s groups"),
});

/** Claims that are moments: seconds since 1970 (RFC 7519 2, NumericDate). */
const MOMENTS: ReadonlySet<string> = new Set(["exp", "iat", "auth_time"]);

/** Claims one by one, each with what it means, and all of them as they travel. */
export const claimsTable = (claims: Claims): TemplateResult => {
    const known = meanings();
    return html`<dl class="claims">
            ${Object.entries(claims).map(
                ([name, value]) =>
                    html`<dt><code>${name}</code>${ownValue(known, name) ? html`<small>${ownValue(known, name)}</small>` : nothing}</dt>
                        <dd>${shown(name, value)}</dd>`,
            )}
        </dl>
        <ak-expand>
            <span slot="summary">${msg("As JSON")}</span>
            <ak-snippet label=${msg("Claims as JSON")} .text=${JSON.stringify(claims, null, 4)}></ak-snippet>
        </ak-expand>`;
};

function shown(name: string, value: unknown): string {
    if (MOMENTS.has(name) && typeof value === "number") return absolute(new Date(value * 1000));
    if (typeof value === "string") return value;
    return Array.isArray(value) && value.every((item) => typeof item === "string") ? value.join(", ") : JSON.stringify(value);
}
