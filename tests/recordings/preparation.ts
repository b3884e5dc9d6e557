import type { Json } from "./normalise.ts";
import type { RecordedRequest } from "./recordings.ts";
import type { Replay } from "./replay.ts";

const SIGN_IN = "/api/v3/flows/executor/default-authentication-flow/?query=";

/** What was there before exchanges were recorded, or happened between them: their requests find each answer as `{{setup/id.body…}}`. */
export class Preparation {
    readonly #replay: Replay;
    readonly #scenario: string;

    /** @param scenario whose cookie jars are used */
    constructor(replay: Replay, scenario: string) {
        this.#replay = replay;
        this.#scenario = scenario;
    }

    send = (id: string, request: RecordedRequest) => this.#replay.prepare(`setup/${id}`, request, this.#scenario);

    /** As the administrator. */
    ask = (id: string, method: string, path: string, body?: Json) =>
        this.send(id, { session: "admin", token: "{{token}}", method, path: `/api/v3/${path}`, body });
    post = (id: string, path: string, body: Json) => this.ask(id, "POST", path, body);

    application = (name: string, provider: string, slug: string): Promise<unknown> =>
        this.post(`application:${slug}`, "core/applications/", { name, slug, provider: `{{${provider}}}` });

    /** A person with this password, who is signed in afterwards in the session of that name. */
    person = async (session: string, password: string, { username, ...more }: { username: string; [field: string]: Json }): Promise<void> => {
        await this.post("person", "core/users/", { username, groups: [], ...more });
        await this.post("password", "core/users/{{setup/person.body.pk}}/set_password/", { password });
        await this.signIn(session, username, password);
    };

    signIn = async (session: string, uid_field: string, password: string): Promise<void> => {
        await this.send("sign-in", { session, method: "GET", path: SIGN_IN });
        for (const body of [{ uid_field }, { password }]) {
            let { status } = await this.send("sign-in", { session, method: "POST", path: SIGN_IN, body });
            while (status === 302) ({ status } = await this.send("sign-in", { session, method: "GET", path: SIGN_IN }));
        }
    };
}
