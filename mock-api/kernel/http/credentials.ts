import type { Call } from "./call.ts";
import { ProtocolError } from "./error-shapes.ts";

/** A name and a secret, as a client or a user sends them. */
export interface Credentials {
    readonly name: string;
    readonly secret: string;
}

/** A scheme of the Authorization header and what stands behind it; undefined when there is no such header. */
function authorization(call: Call): { scheme: string; value: string } | undefined {
    const header = call.header("authorization")?.trim();
    if (!header) return undefined;
    const at = header.search(/\s/);
    return at < 0 ? { scheme: header.toLowerCase(), value: "" } : { scheme: header.slice(0, at).toLowerCase(), value: header.slice(at).trim() };
}

/** RFC 7617: name and password of `Authorization: Basic`; undefined for none, or for what cannot be read. */
export function basicCredentials(call: Call): Credentials | undefined {
    const sent = authorization(call);
    if (sent?.scheme !== "basic") return undefined;
    const text = utf8(sent.value);
    const at = text?.indexOf(":") ?? -1;
    return text === undefined || at < 0 ? undefined : { name: text.slice(0, at), secret: text.slice(at + 1) };
}

function utf8(base64: string): string | undefined {
    try {
        return new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
    } catch {
        return undefined;
    }
}

/** RFC 6750 2: a bearer token of the header or of a form body; never of the address, where logs would keep it. */
export function bearerToken(call: Call): string | undefined {
    const sent = authorization(call);
    if (sent?.scheme === "bearer") return sent.value || undefined;
    const posted = call.isUnsafe ? call.form.get("access_token") : undefined;
    return typeof posted === "string" ? posted : undefined;
}

/**
 * RFC 6749 2.3.1: id and secret of a client, by HTTP Basic (both form-urlencoded first) or in the body. A public client sends its
 * id alone: its secret is empty. Throws `invalid_request` when a client uses both ways, as it must not.
 */
export function clientCredentials(call: Call): Credentials | undefined {
    const basic = basicCredentials(call);
    const [name, secret] = ["client_id", "client_secret"].map((field) => call.form.get(field));
    if (basic && typeof secret === "string") throw new ProtocolError("invalid_request", "A client must authenticate in one way only.");
    if (basic) return { name: formDecoded(basic.name), secret: formDecoded(basic.secret) };
    return typeof name === "string" ? { name, secret: typeof secret === "string" ? secret : "" } : undefined;
}

/** Many clients send what they have without encoding it: what cannot be decoded is taken as it is. */
function formDecoded(text: string): string {
    try {
        return decodeURIComponent(text.replaceAll("+", " "));
    } catch {
        return text;
    }
}
