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
    readonly headers?: { readonly "location"?: string; readonly "cache-control"?: string; readonly "www-authenticate"?: string };
    /** Texts with `…` in them were shortened. */
    readonly body: Json;
    /** What stands in the tokens of the answer. */
    readonly tokens?: { readonly [name: string]: RecordedToken };
}

/** A JWT, decoded; `life` is from `iat` to `exp`, in seconds. */
export interface RecordedToken {
    readonly header: { [name: string]: Json };
    readonly payload: { [name: string]: Json };
    readonly life: number;
}

/** All that were recorded of the REST API, or of a protocol, in the order they were made. */
export const recordings = (of: "rest" | "oidc" = "rest"): Recording[] =>
    gunzipSync(readFileSync(`tests/recordings/${of}.jsonl.gz`))
        .toString()
        .split("\n")
        .filter(Boolean)
        .map((line): Recording => JSON.parse(line))
        .filter(({ request }) => request.method !== "NOTE");

/** How the ids begin of exchanges that differ on purpose. */
export const deviations = (of: "rest" | "oidc" = "rest"): string[] =>
    readFileSync("docs/deviations.accept", "utf8")
        .split("\n")
        .filter((line) => line.trim() && !line.startsWith("#"))
        .map((line) => line.split(/ {2,}/)[0]!.trim())
        .filter((start) => start.startsWith("30-oidc/") === (of === "oidc"));
