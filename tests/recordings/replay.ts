import { differences, normalise, sorted, type Json } from "./normalise.ts";
import type { RecordedRequest, RecordedToken, Recording } from "./recordings.ts";
import { abridged, tokenIn } from "./tokens.ts";
import { inOrderOf, shapeOf, timesIn, xmlIn } from "./xml.ts";

/** Headers that are compared where they were recorded, beside the location. */
const COMPARED = ["cache-control", "pragma", "www-authenticate", "content-disposition"] as const;
/** ms between two tries of a step that waits for a background task. */
const PAUSE = 250;
/** How often such a step is tried. */
const TRIES = 5;

interface Answer {
    readonly status: number;
    readonly location: string | undefined;
    readonly headers: Headers;
    /** As it came. */
    readonly text: string;
    body: Json;
}

/** Sends recorded requests, in order, to a server on a fresh install, and reports where its answers differ. */
export class Replay {
    readonly #origin: string;
    readonly #token: string;
    readonly #answers = new Map<string, Answer>();
    readonly #jars = new Map<string, Map<string, string>>();

    constructor(origin: string, token: string) {
        this.#origin = origin;
        this.#token = token;
    }

    /** @returns where the answer differs from the recorded one, a line each */
    async step(recording: Recording): Promise<string[]> {
        try {
            for (let left = recording.request.settle ? TRIES : 1; ; left--) {
                const found = await this.#compare(recording);
                if (!found.length || left === 1) return found;
                await new Promise((resolve) => setTimeout(resolve, PAUSE));
            }
        } catch (error) {
            return [`could not be asked: ${String(error)}`];
        }
    }

    /** Sends what the recording has no answer of, so that later requests can look into it. Throws where it is refused. */
    async prepare(id: string, request: RecordedRequest, scenario: string): Promise<Answer> {
        const answer = await this.#send(scenario, request);
        if (answer.status >= 400) throw new Error(`${id}: ${answer.status} ${JSON.stringify(answer.body)}`);
        this.#answers.set(id, answer);
        return answer;
    }

    async #compare({ id, request, status, headers, body, tokens = {}, xml, times }: Recording): Promise<string[]> {
        const answer = await this.#send(id.split("/")[0]!, request);
        // Later requests look into the whole answer.
        this.#answers.set(id, { ...answer });
        if (request.sort) answer.body = sorted(answer.body);
        else if (request.only && typeof answer.body === "object" && answer.body !== null)
            answer.body = Object.fromEntries(Object.entries(answer.body).filter(([key]) => request.only!.includes(key)));
        const answeredXml = xml && xmlIn(answer.body, answer.text);
        return [
            ...(status === answer.status ? [] : [`status: ${status} ≠ ${answer.status}`]),
            ...differences(normalise(body), normalise(abridged(body, answer.body)), "body"),
            ...differences(normalise(headers?.location), normalise(answer.location), "location"),
            ...COMPARED.flatMap((name) => (headers?.[name] === undefined ? [] : differences(headers[name], answer.headers.get(name), name))),
            ...Object.entries<RecordedToken>(tokens).flatMap(([name, token]) =>
                differences(normalise({ ...token }), normalise(tokenIn(answer.body, name)), name),
            ),
            ...(xml ? differences(normalise(xml), normalise(abridged(xml, answeredXml && inOrderOf(xml, shapeOf(answeredXml)))), "xml") : []),
            ...(times ? differences(times, answeredXml && timesIn(answeredXml), "times") : []),
        ];
    }

    async #send(scenario: string, { session = "", token, method, path, headers, ...rest }: RecordedRequest): Promise<Answer> {
        const name = `${scenario}/${session}`;
        const jar = this.#jars.get(name) ?? this.#jars.set(name, new Map()).get(name)!;
        const sent = new Headers({ accept: "application/json", ...this.#fill(headers ?? {}) });
        if (token && !sent.has("authorization")) sent.set("authorization", `Bearer ${this.#fill(token)}`);
        if (jar.size) sent.set("cookie", [...jar].map((pair) => pair.join("=")).join("; "));
        if (jar.has("authentik_csrf") && !sent.has("x-authentik-csrf")) sent.set("x-authentik-csrf", jar.get("authentik_csrf")!);
        const body = this.#payload(rest, sent);
        const response = await fetch(new URL(this.#fill(path), this.#origin), { method, headers: sent, body, redirect: "manual" });
        for (const line of response.headers.getSetCookie()) keep(jar, line);
        const text = await response.text();
        return { status: response.status, headers: response.headers, location: response.headers.get("location") ?? undefined, text, body: parsed(text) };
    }

    #payload({ body, form, multipart }: Pick<RecordedRequest, "body" | "form" | "multipart">, headers: Headers): BodyInit | undefined {
        if (form) return new URLSearchParams(this.#fill(form));
        if (multipart) {
            const data = new FormData();
            for (const [name, value] of Object.entries(this.#fill(multipart)))
                if (typeof value === "string") data.append(name, value);
                else data.append(name, new Blob([value.content], { type: value.type ?? "application/octet-stream" }), value.filename);
            return data;
        }
        if (body === undefined) return undefined;
        if (!headers.has("content-type")) headers.set("content-type", "application/json");
        return typeof body === "string" ? body : JSON.stringify(this.#fill(body));
    }

    /** Fills in what earlier answers gave. A text that is one placeholder becomes its value, of whatever kind. */
    #fill<T>(value: T): T;
    #fill(value: unknown): unknown {
        if (Array.isArray(value)) return value.map((element) => this.#fill(element));
        if (typeof value === "object" && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.#fill(inner)]));
        if (typeof value !== "string") return value;
        const whole = /^\{\{([^{}]+)\}\}$/.exec(value);
        return whole ? this.#lookUp(whole[1]!) : value.replace(/\{\{([^{}]+)\}\}/g, (_, name: string) => String(this.#lookUp(name)));
    }

    /** `step.body.results.0.pk`; with `#hex` behind it, a uuid without its dashes; with `#code`, the code in an address; `token` is the administrator's. */
    #lookUp(name: string): Json {
        if (name === "token") return this.#token;
        if (name.endsWith("#hex")) return String(this.#lookUp(name.slice(0, -4))).replaceAll("-", "");
        if (name.endsWith("#code")) return new URL(String(this.#lookUp(name.slice(0, -5)))).searchParams.get("code");
        const [, id = "", part = "", rest] = /^(.+?)\.(body|location)(?:\.(.+))?$/.exec(name) ?? [];
        const answer = this.#answers.get(id);
        const start: unknown = part === "location" ? answer?.location : answer?.body;
        const found = (rest?.split(".") ?? []).reduce((holder, key) => (holder as Record<string, unknown> | undefined)?.[key], start);
        if (found === undefined || found === null) throw new Error(`there is no ${name}`);
        return found as Json;
    }
}

function keep(jar: Map<string, string>, line: string): void {
    const pair = line.split(";")[0]!;
    const at = pair.indexOf("=");
    const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
    if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(line) || value === "" || value === '""') jar.delete(name);
    else jar.set(name, value);
}

function parsed(text: string): Json {
    try {
        return JSON.parse(text);
    } catch {
        return text.slice(0, 4000);
    }
}
