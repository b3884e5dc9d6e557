import { createTestBackend, type TestBackend, type TestClient } from "#mock/adapters/test/test-backend.ts";
import { connect } from "#src/api/client.ts";
import { requestLog } from "#src/api/request-log.ts";
import { config } from "#src/context/config.ts";
import { session } from "#src/context/session.ts";
import { unread } from "#src/shell/unread.ts";
import { tenant } from "#src/context/tenant.ts";
import type { StoryContext } from "./story-context.ts";

type FixtureOptions = Pick<StoryContext, "fault" | "data" | "user" | "challenge" | "waits" | "answers">;

const IN_FLOW = /\/flows\/executor\//;
const SLOW_MS = 2500;
const CROWD = 250;
/** Pictures of the product, beside the catalogue wherever that is put. */
export const PICTURES = new URL("static/", document.baseURI).pathname;

let waiting = 0;
let answers: string[] = [];

/** All bodies that the engine has sent to the story. */
export const answered = (): readonly string[] => answers;

const STILL_MS = 60;
/** A page whose module is still being loaded. */
const ARRIVING = "AK-ROUTER-OUTLETAK-LOADING";
/** An interface that does not know yet who is signed in: it shows nothing. */
const EMPTY = /AK-INTERFACE-(ADMIN|USER)(,|$)/;
/** Something is still being loaded. Counts with an engine only: a story without one may show a loader that never ends. */
const LOADING = "AK-LOADING";
let isConnected = false;

/** Resolves when every request of the story has been answered, and nothing has changed on the page for a while. */
export async function settled(): Promise<void> {
    let [before, now] = ["", picture(document.body)];
    while (waiting > 0 || before !== now || now.includes(ARRIVING) || (isConnected && (now.includes(LOADING) || EMPTY.test(now)))) {
        await new Promise((resolve) => setTimeout(resolve, STILL_MS));
        [before, now] = [now, picture(document.body)];
    }
}

/** Everything that is rendered, shadow roots included. */
function picture(node: ParentNode): string {
    return [...node.children]
        .map((child) => `${child.tagName}${child.shadowRoot ? picture(child.shadowRoot) : ""}${picture(child) || child.textContent}`)
        .join();
}

/** Clients that a story prepares its data with: the administrator, whoever the story shows, and a browser in which nobody is signed in. */
interface People {
    admin: TestClient;
    visitor: TestClient;
    stranger: TestClient;
}

/** Prepares the data of a story, and gives the hash of the page that shows them. */
export type Prepare = (people: People) => Promise<string>;

/** Gives the story an engine with a state of its own. */
export async function connectFixture({ fault, data, user, challenge, waits, answers: told }: FixtureOptions): Promise<People & { undo: () => void }> {
    const backend = await createTestBackend(data === "sample" ? { first: async () => (await import("./sample.ts")).sampleState() } : {});
    if (data === "crowded") await crowd(backend);
    const client = user === "akadmin" ? backend.admin : user === "" ? backend.browser() : await backend.as(user);
    let signedIn: Promise<TestClient> | undefined;
    const inSession = (): Promise<TestClient> => (signedIn ??= backend.as("akadmin"));
    const respond = async (request: Request): Promise<Response> => {
        const { pathname } = new URL(request.url);
        if (challenge && IN_FLOW.test(pathname)) return Response.json(challenge);
        const known = Object.keys(told).find((end) => pathname.endsWith(end));
        // Flows go by the session; a token of the API is none.
        if (known === undefined) return answer(client === backend.admin && IN_FLOW.test(pathname) ? await inSession() : client, request);
        return told[known] === undefined ? Response.json({ detail: "Not found." }, { status: 404 }) : Response.json(told[known]);
    };
    const restore = connect({
        csrf: () => client.jar.get("authentik_csrf") ?? "",
        fetch: (request) => (waits && request.method === "POST" ? new Promise(() => undefined) : counted(withFault(fault, () => respond(request)))),
    });
    forget();
    answers = [];
    isConnected = true;
    return {
        admin: backend.admin,
        visitor: client,
        stranger: backend.browser(),
        undo: () => {
            isConnected = false;
            restore();
            forget();
            void backend.close();
        },
    };
}

async function counted(answering: Promise<Response>): Promise<Response> {
    waiting++;
    try {
        const response = await answering;
        answers.push(await response.clone().text());
        return response;
    } finally {
        waiting--;
    }
}

async function withFault(fault: StoryContext["fault"], respond: () => Promise<Response>): Promise<Response> {
    if (fault === "slow") await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    if (fault === "offline") throw new TypeError("Failed to fetch");
    if (fault === "failing")
        return Response.json({ detail: "A server error occurred." }, { status: 500, headers: { "x-authentik-id": "0123456789abcdef0123456789abcdef" } });
    return respond();
}

async function answer(client: TestClient, request: Request): Promise<Response> {
    const headers = new Headers(request.headers);
    if (client.token) headers.set("authorization", `Bearer ${client.token}`);
    const response = await client.fetch(new Request(request, { headers }));
    if (!response.headers.get("content-type")?.includes("json")) return response;
    return new Response((await response.text()).replaceAll('"/static/', `"${PICTURES}`), response);
}

/** State that views share would otherwise be that of the story before. */
function forget(): void {
    for (const shared of [session, tenant, config, unread, requestLog]) shared.clear();
}

/** Very many users, with long and short names. */
async function crowd({ admin }: TestBackend): Promise<void> {
    for (let at = 1; at <= CROWD; at++) {
        const name = at % 7 === 0 ? `Maximiliane-Theodora von und zu Hohenfels-Waldbreitenbach the ${at}th` : `Person ${at}`;
        await admin.post("core/users/", { username: `person-${at}`, name, email: `person-${at}@example.test`, path: `users/team-${at % 9}`, groups: [] });
    }
}
