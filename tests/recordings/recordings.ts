import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Json } from "./normalise.ts";

/** A request as it was sent to the real server. Texts may contain `{{step.body.path}}`: that value of that earlier answer. */
export interface RecordedRequest {
    readonly method: string;
    readonly path: string;
    /** Whose cookies travel along: a jar per name. */
    readonly session?: string;
    /** Bearer token. */
    readonly token?: string;
    readonly headers?: { [name: string]: string };
    readonly body?: Json;
    readonly form?: { [name: string]: string };
    readonly multipart?: { [name: string]: string | { readonly filename: string; readonly content: string; readonly type?: string } };
    /** Asked again until it is equal: a background task is at work. */
    readonly settle?: boolean;
    /** Only these keys of the answer are compared. */
    readonly only?: readonly string[];
    /** Rows are put into one order first. */
    readonly sort?: boolean;
}

/** One exchange with a real 2023.2.0 server. */
export interface Recording {
    /** `scenario/area:step` */
    readonly id: string;
    readonly request: RecordedRequest;
    readonly status: number;
    readonly headers?: {
        readonly "location"?: string;
        readonly "cache-control"?: string;
        readonly "pragma"?: string;
        readonly "www-authenticate"?: string;
        readonly "content-disposition"?: string;
    };
    /** Texts with `…` in them were shortened. */
    readonly body: Json;
    /** What stands in the tokens of the answer. */
    readonly tokens?: { readonly [name: string]: RecordedToken };
    /** What stands in the XML of the answer: elements without prefixes as `{ name, attrs, children, text }`; a list that was cut off ends in "…". */
    readonly xml?: Json;
    /** Moments that an assertion names, in seconds from when it was issued. */
    readonly times?: { readonly [moment: string]: number };
}

/** A JWT, decoded; `life` is from `iat` to `exp`, in seconds. */
export interface RecordedToken {
    readonly header: { [name: string]: Json };
    readonly payload: { [name: string]: Json };
    readonly life: number;
}

/** Scenario of each protocol's recordings; those of the REST API have several. */
export const PROTOCOLS = { "oidc": "30-oidc", "oidc-journey": "31-journey", "saml": "32-saml" } as const;

type Part = "rest" | keyof typeof PROTOCOLS;

/** All that were recorded of the REST API, or of a protocol, in the order they were made. */
export const recordings = (of: Part = "rest"): Recording[] =>
    gunzipSync(readFileSync(`tests/recordings/${of}.jsonl.gz`))
        .toString()
        .split("\n")
        .filter(Boolean)
        .map((line): Recording => JSON.parse(line))
        .filter(({ request }) => request.method !== "NOTE");

/** How the ids begin of exchanges that differ on purpose. */
export const deviations = (of: Part = "rest"): string[] =>
    readFileSync("docs/deviations.accept", "utf8")
        .split("\n")
        .filter((line) => line.trim() && !line.startsWith("#"))
        .map((line) => line.split(/ {2,}/)[0]!.trim())
        .filter((start) => partOf(start) === of);

const partOf = (id: string): Part => (Object.entries(PROTOCOLS).find(([, scenario]) => id.startsWith(`${scenario}/`))?.[0] as Part | undefined) ?? "rest";
