/** Any JSON, as it was parsed. */
export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };

const UUID = /[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}/gi;
const DATE = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:?\d\d)?/g;

/** Values that a server draws by chance, measures, or computes from what it drew. */
const RANDOM = new Set(
    (
        "key client_id client_secret uid user_uid password token session refresh_token access_token id_token code fingerprint_sha1 " +
        "fingerprint_sha256 cert_subject build_hash duration task_duration enqueued_at size last_update last_applied_hash last_seen x_cord " +
        "y_cord server_time uptime csrf codes kid x5c x5t x5t#S256 n x y at_hash c_hash jti challenge user_code device_code attestation " +
        "request_id SAMLRequest SAMLResponse cookie_secret"
    ).split(" "),
);
/** What the installation decides: whether uploads and GeoIP exist, where errors are reported to. */
const INSTALLATION = new Set(["capabilities", "sentry_dsn"]);
/** Keys of objects that are counted up. */
const COUNTED = /^(pk|id|user|users|user_id|user_pk|assigned_.*_pk|num_pk|provider|providers)$/;
const MEASURED = /^(exp|iat|nbf|auth_time|last_m)$|duration|time|created|age|latency|x_cord|y_cord/;

/** Parts of texts that a server makes up, and the placeholder for each, in this order. */
const MADE_UP: readonly (readonly [RegExp, string])[] = [
    [/eyJ[\w-]+\.eyJ[\w-]+\.[\w-]*/g, "<jwt>"],
    [/(secret|flow_token|code|token|access_token|id_token|state|SAMLRequest|SAMLResponse|Signature)(=|%3D)[\w%.~+/-]{16,}/g, "$1$2<$1>"],
    [/\bcode=\d{9}\b/g, "code=<user code>"],
    [/(\/media\/[^"]*?)(_[A-Za-z0-9]{7})?(\.\w+)$/, "$1$3"],
    [/-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/g, "<pem $1>"],
    [/(<(?:ds:)?X509Certificate>)[^<]+/g, "$1<certificate>"],
    [/\/\d+(?=\/)/g, "/<int>"],
    [/Failing row contains \(.*\)\./s, "Failing row contains (…)."],
    [UUID, "<uuid>"],
    [DATE, "<datetime>"],
    [/https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?/g, "<base>"],
    [/[0-9a-f]{64}/g, "<hex64>"],
];

export const isObject = (value: Json): value is { [key: string]: Json } => typeof value === "object" && value !== null && !Array.isArray(value);

/** Replaces what a server makes up (ids, times, secrets) by its kind, so that only behaviour is compared. */
export function normalise(value: Json, key = ""): Json {
    if (INSTALLATION.has(key)) return `<${key}>`;
    if (Array.isArray(value)) return withOrder(value, key).map((element) => normalise(element, key));
    if (isObject(value)) return normaliseObject(value);
    if (typeof value === "string") return normaliseText(value, key);
    if (typeof value === "number") return COUNTED.test(key) ? "<int>" : MEASURED.test(key) ? "<number>" : value;
    return value;
}

/** Lists that have no order of their own. */
function withOrder(list: Json[], key: string): Json[] {
    if (key === "scopes_to_request") return [...list].sort((a, b) => (String(a) < String(b) ? -1 : 1));
    if (key === "configuration_stages") return [...list].sort((a, b) => (isObject(a) && isObject(b) && String(a.name) < String(b.name) ? -1 : 1));
    return list;
}

function normaliseObject(object: { [key: string]: Json }): Json {
    // Background tasks come and go: only which they are is compared.
    if ("task_finish_timestamp" in object)
        return { ...object, task_duration: 0, task_finish_timestamp: "<datetime>", status: "<task status>", messages: "<messages>" };
    return Object.fromEntries(
        Object.entries(object)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, value]) => [key, normalise(value, key)]),
    );
}

function normaliseText(text: string, key: string): string {
    const isShortCode = key === "code" && text.length < 16;
    if (RANDOM.has(key) && text !== "" && !isShortCode) return `<${key}>`;
    if (key === "id" && /^[\w-]{40,}$/.test(text)) return "<id>";
    if ((key === "sub" || key === "pk") && /^\d+$/.test(text)) return "<int>";
    if (/^\s*<!DOCTYPE html/i.test(text)) return `<html title="${(/<title>([^<]*)/.exec(text)?.[1] ?? "").trim()}">`;
    if (text.startsWith("Traceback (most recent call last)")) return "<traceback>";
    return MADE_UP.reduce((left, [pattern, kind]) => left.replace(pattern, kind), text);
}

/** The list, or the results of a page, in one order. */
export function sorted(json: Json): Json {
    const order = (list: Json[]): Json[] => [...list].sort((a, b) => (JSON.stringify(normalise(a)) < JSON.stringify(normalise(b)) ? -1 : 1));
    if (Array.isArray(json)) return order(json);
    return isObject(json) && Array.isArray(json.results) ? { ...json, results: order(json.results) } : json;
}

const kindOf = (value: Json): string => (Array.isArray(value) ? "list" : value === null ? "null" : typeof value);

/** Where two normalised values differ, a line each: path, recorded, answered. */
export function differences(recorded: Json, answered: Json, path = ""): string[] {
    if (Object.is(recorded, answered)) return [];
    if (Array.isArray(recorded) && Array.isArray(answered)) {
        const length = recorded.length === answered.length ? [] : [`${path}: ${recorded.length} ≠ ${answered.length} elements`];
        return [...length, ...recorded.flatMap((value, index) => (index < answered.length ? differences(value, answered[index], `${path}[${index}]`) : []))];
    }
    if (isObject(recorded) && isObject(answered))
        return [...new Set([...Object.keys(recorded), ...Object.keys(answered)])].flatMap((key) =>
            key in recorded && key in answered
                ? differences(recorded[key], answered[key], `${path}.${key}`)
                : [`${path}.${key}: ${key in recorded ? `${short(recorded[key])} ≠ absent` : `absent ≠ ${short(answered[key])}`}`],
        );
    return [`${path}: ${short(recorded)} ≠ ${kindOf(recorded) === kindOf(answered) ? "" : `${kindOf(answered)} `}${short(answered)}`];
}

const short = (value: Json): string => {
    const text = JSON.stringify(value) ?? "nothing";
    return text.length > 90 ? `${text.slice(0, 87)}…` : text;
};
