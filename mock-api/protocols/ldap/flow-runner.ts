import type { Jar } from "#kernel/http/call.ts";
import { parseJson } from "#kernel/http/json.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";

/** Asks the engine as somebody at this address. */
export type Fetch = (request: Request, jar: Jar, caller: { readonly ip: string }) => Promise<Response>;

/** Most stages of a flow, as the original has it. */
const MAX_STAGES = 10;
const ORIGIN = "http://localhost";

/** A client of the API with cookies of its own, which speaks for somebody at this address. */
export class ApiClient {
    readonly #fetch: Fetch;
    readonly #ip: string;
    readonly #cookies = new Map<string, string>();
    readonly #jar: Jar = {
        get: (name) => this.#cookies.get(name),
        set: (line) => {
            const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
            if (value === "" || /max-age=0(;|$)/i.test(line)) this.#cookies.delete(name);
            else this.#cookies.set(name, value);
        },
    };
    constructor(fetch: Fetch, ip: string) {
        this.#fetch = fetch;
        this.#ip = ip;
    }

    /** The status, and the body where it is an object. */
    async ask(method: "GET" | "POST", path: string, body?: JsonObject): Promise<{ status: number; body: JsonObject }> {
        const request = new Request(`${ORIGIN}/api/v3/${path}`, {
            method,
            headers: { "accept": "application/json", "user-agent": "goauthentik.io/outpost/ldap", "content-type": "application/json" },
            ...(body ? { body: JSON.stringify(body) } : {}),
        });
        const answer = await this.#fetch(request, this.#jar, { ip: this.#ip });
        const text = await answer.text();
        const read: Json = (answer.headers.get("content-type") ?? "").startsWith("application/json") ? parseJson(text) : {};
        return { status: answer.status, body: isObject(read) ? read : {} };
    }
}

/** What somebody has for the stages that ask. */
export interface Answers {
    readonly username: string;
    readonly password: string;
    readonly code: string | undefined;
}

/** Goes through a flow without a person. True where it ends where it should; false where a stage refuses, or asks for what a program cannot give. */
export async function runFlow(client: ApiClient, slug: string, answers: Answers): Promise<boolean> {
    const path = `flows/executor/${encodeURIComponent(slug)}/?query=${encodeURIComponent("goauthentik.io/outpost/ldap=true")}`;
    let { status, body } = await client.ask("GET", path);
    for (let stage = 0; stage < MAX_STAGES;) {
        if (status === 302) {
            ({ status, body } = await client.ask("GET", path));
            stage++;
            continue;
        }
        if (status >= 400 || isObject(body.response_errors)) return false;
        if (body.type === "redirect" || body.component === "xak-flow-redirect") return true;
        const answer = answerTo(body, answers);
        if (!answer) return false;
        ({ status, body } = await client.ask("POST", path, answer));
        stage++;
    }
    return false;
}

function answerTo({ component, device_challenges: devices }: JsonObject, { username, password, code }: Answers): JsonObject | undefined {
    if (typeof component !== "string") return undefined;
    switch (component) {
        case "ak-stage-identification":
            return { component, uid_field: username, password };
        case "ak-stage-password":
            return { component, password };
        case "ak-stage-authenticator-validate": {
            const isCode = (device: Json): boolean => isObject(device) && (device.device_class === "totp" || device.device_class === "static");
            return code !== undefined && Array.isArray(devices) && devices.some(isCode) ? { component, code } : undefined;
        }
        default:
            return undefined;
    }
}
