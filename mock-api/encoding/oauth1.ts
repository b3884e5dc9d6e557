import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { base64 } from "./base64.ts";

/*
 * Requests signed as OAuth 1.0a signs them (RFC 5849), with HMAC-SHA1: the one method that every service takes. The attacks on SHA-1 are collisions,
 * which forge no HMAC.
 */

type Pairs = Iterable<readonly [name: string, value: string]>;

/** What a signature is over (RFC 5849 3.4.1.3.1). */
export interface SignedRequest {
    readonly method: string;
    /** Whole, with its query. */
    readonly url: string;
    /** The protocol's own parameters, `oauth_…`, with or without the signature. */
    readonly parameters: Readonly<Record<string, string>>;
    /** Fields of a form that is the body. */
    readonly form?: Pairs;
}

/** RFC 5849 3.6: of ASCII, letters, digits and -._~ stay as they are, and nothing else does. */
const escaped = (text: string): string => encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** RFC 5849 3.4.1.3.2: sorted by what they are once they are escaped. */
const normalized = (pairs: Pairs): string =>
    [...pairs]
        .map(([name, value]) => [escaped(name), escaped(value)] as const)
        .sort(([a, x], [b, y]) => order(a, b) || order(x, y))
        .map((pair) => pair.join("="))
        .join("&");

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** RFC 5849 3.4.1.1. */
export function baseString({ method, url, parameters, form = [] }: SignedRequest): string {
    const { protocol, host, pathname, searchParams } = new URL(url);
    const own = Object.entries(parameters).filter(([name]) => name !== "oauth_signature");
    return [method.toUpperCase(), `${protocol}//${host}${pathname}`, normalized([...searchParams, ...form, ...own])].map(escaped).join("&");
}

/** RFC 5849 3.4.2. `tokenSecret` is empty where there is no token yet. */
export const signatureOf = (request: SignedRequest, clientSecret: string, tokenSecret: string): string =>
    base64(hmac(sha1, utf8ToBytes(`${escaped(clientSecret)}&${escaped(tokenSecret)}`), utf8ToBytes(baseString(request))));

/** RFC 5849 3.5.1. */
export const authorizationHeader = (parameters: Readonly<Record<string, string>>): string =>
    `OAuth ${Object.entries(parameters)
        .map(([name, value]) => `${escaped(name)}="${escaped(value)}"`)
        .join(", ")}`;

/** The parameters of such a header without its realm, which is not signed; undefined where it is none, or names one twice. */
export function parametersIn(header: string): Readonly<Record<string, string>> | undefined {
    const [, list] = /^OAuth\s+(.*)$/i.exec(header) ?? [];
    if (list === undefined) return undefined;
    const parts = list.split(",").map((part) => /^\s*([^=\s]+)="([^"]*)"\s*$/.exec(part));
    try {
        const pairs = parts.map((part) => [decodeURIComponent(part![1]!), decodeURIComponent(part![2]!)] as const).filter(([name]) => name !== "realm");
        const parameters = Object.fromEntries(pairs);
        return Object.keys(parameters).length === pairs.length ? parameters : undefined;
    } catch {
        return undefined;
    }
}
