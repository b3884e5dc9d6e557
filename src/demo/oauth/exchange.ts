import { reach } from "#src/api/client.ts";
import { ownValue } from "#src/base/own-value.ts";

/** A request of the demo application with its answer, as the page shows them. */
export interface Exchange {
    readonly method: "GET" | "POST";
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    /** The parameters of the body. */
    readonly form: Readonly<Record<string, string>>;
    /** 0: a redirect, which scripts may not look into. */
    readonly status: number;
    readonly text: string;
    /** The answer, where it is a JSON object. */
    readonly json: Readonly<Record<string, unknown>> | undefined;
}

interface Request {
    /** Makes it a POST. */
    readonly form?: Readonly<Record<string, string>>;
    readonly headers?: Readonly<Record<string, string>>;
    /** As the signed-in person, as their browser would ask; otherwise as a program, without cookies. */
    readonly credentials?: RequestCredentials;
    readonly redirect?: RequestRedirect;
}

/** Asks, and keeps what was said. Rejects with a TypeError when there is no answer. */
export async function ask(url: string, { form, headers = {}, credentials = "omit", redirect = "follow" }: Request = {}): Promise<Exchange> {
    const method = form ? "POST" : "GET";
    const body = form ? new URLSearchParams(form) : null;
    const response = await reach(new Request(url, { method, headers, credentials, redirect, cache: "no-store", body }));
    const text = await response.text();
    return { method, url, headers, form: form ?? {}, status: response.status, text, json: objectIn(text) };
}

/** The JSON object that a text is; undefined for anything else. */
export function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : undefined;
    } catch {
        return undefined;
    }
}

/** A member of an answer that is a text; empty where it is none. */
export const textOf = (json: Exchange["json"], name: string): string => {
    const value = ownValue(json ?? {}, name);
    return typeof value === "string" ? value : "";
};
