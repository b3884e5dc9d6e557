import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { JsonObject } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import { asObject } from "#kernel/store/validate.ts";
import { VERSION } from "#mock/apps/root/version.ts";
import { base64 } from "#mock/encoding/base64.ts";
import { readClaims } from "./claims.ts";
import type { Guarded } from "./guarded.ts";
import type { ProxySession } from "./session/session.model.ts";

type HeaderList = [name: string, value: string][];

/** RFC 9110 5.6.2. */
const NAME = /^[\w!#$%&'*+.^`|~-]{1,100}$/;
/** What frames a message, says where it goes, or is ours to say: never from an attribute (D-480), nor with a `_` that an application takes for a `-`. */
const RESERVED =
    /^(?:x-authentik-.*|x-sandbox-.*|host|content-.*|transfer-encoding|connection|keep-alive|te|trailer|upgrade|proxy-.*|set-cookie|location|www-authenticate|access-control-.*)$/i;

/** UTF-8 as bytes of a header, each a character, which is how Fetch has them. Line ends would begin another header. */
function headerValue(text: string): string {
    // A token is long, and all ASCII.
    if (!/[^ -~]/.test(text)) return text.trim();
    const line = text.replace(/[\0-\x1f\x7f]/g, " ").trim();
    return Array.from(utf8ToBytes(line), (byte) => String.fromCharCode(byte)).join("");
}

/** What an application behind an outpost is told of who asks. */
export function headersFor(guarded: Guarded, session: ProxySession): HeaderList {
    const { provider, application, outpost, authority } = guarded;
    const person = readClaims(session.claims);
    const told: HeaderList = [
        ["x-authentik-username", person.username],
        ["x-authentik-groups", person.groups.join("|")],
        ["x-authentik-email", person.email],
        ["x-authentik-name", person.name],
        ["x-authentik-uid", person.uid],
        ["x-authentik-jwt", session.token],
        ["x-authentik-meta-jwks", `${authority}/application/o/${application.slug}/jwks/`],
        ["x-authentik-meta-outpost", outpost.name],
        ["x-authentik-meta-provider", provider.name],
        ["x-authentik-meta-app", application.slug],
        ["x-authentik-meta-version", `goauthentik.io/outpost/${VERSION}`],
    ];
    const all = [...told, ...basicAuth(guarded, person), ...additional(person.attributes)];
    return all.map(([name, value]) => [name, headerValue(value)]);
}

/** RFC 7617: a name and a password that the person's attributes hold, for applications that ask for them. */
function basicAuth({ provider }: Guarded, { attributes, email }: { attributes: JsonObject; email: string }): HeaderList {
    if (!provider.basic_auth_enabled) return [];
    const [name, password] = [provider.basic_auth_user_attribute, provider.basic_auth_password_attribute].map((key) => own(attributes, key));
    const pair = `${typeof name === "string" ? name : email}:${typeof password === "string" ? password : ""}`;
    return [["authorization", `Basic ${base64(utf8ToBytes(pair))}`]];
}

/** Headers that an attribute of the person asks for: texts and whole numbers; others are empty. */
const additional = (attributes: JsonObject): HeaderList =>
    Object.entries(asObject(own(attributes, "additionalHeaders")))
        .filter(([name]) => NAME.test(name) && !RESERVED.test(name.replaceAll("_", "-")))
        .map(([name, value]) => [name.toLowerCase(), typeof value === "string" || Number.isInteger(value) ? String(value) : ""]);
