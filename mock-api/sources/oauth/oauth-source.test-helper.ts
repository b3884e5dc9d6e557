import type { JsonObject } from "#kernel/base/models.ts";
import type { Answer, TestBackend, TestClient } from "#mock/adapters/test/test-backend.ts";
import { base64 } from "#mock/encoding/base64.ts";
import { must, oauthBackend, throughFlow } from "#mock/protocols/oauth2/oauth2.test-helper.ts";
import { provideNetwork, type Received, type Sent } from "#mock/outside/network.ts";

/** Key of a shipped flow. */
export const flowKey = async ({ admin }: TestBackend, slug: string): Promise<string> => must(await admin.get(`flows/instances/${slug}/`)).pk;

/** The flows that a source of a fresh install is given. */
export const sourceFlows = async (backend: TestBackend): Promise<JsonObject> => ({
    authentication_flow: await flowKey(backend, "default-source-authentication"),
    enrollment_flow: await flowKey(backend, "default-source-enrollment"),
});

/** A backend that is a source of itself: its OAuth2 provider is what the source `own` asks; bob is signed in there. */
export async function ownSource(settings: JsonObject = {}) {
    const world = await oauthBackend();
    const { backend } = world;
    const app = await world.app({ slug: "idp", provider: { redirect_uris: "http://authentik.test/source/oauth/callback/own/", sub_mode: "user_username" } });
    const source = must(
        await backend.admin.post("sources/oauth/", {
            name: "Own",
            slug: "own",
            provider_type: "openidconnect",
            authorization_url: "/application/o/authorize/",
            access_token_url: "/application/o/token/",
            profile_url: "http://authentik.test/application/o/userinfo/",
            consumer_key: app.client_id,
            consumer_secret: app.client_secret,
            ...(await sourceFlows(backend)),
            ...settings,
        }),
    );
    return { ...world, app, source, bob: await backend.as("bob") };
}

/** Where a visitor's sign-in leads whom the provider lets in as somebody else. */
export async function callbackFor(visitor: TestClient, there: TestClient, login = "/source/oauth/login/own/"): Promise<string> {
    const sent = await visitor.get(login);
    const asked = await there.get(local(sent.headers.get("location")!));
    const { body } = await throughFlow(there, asked.headers.get("location")!);
    return local(body.to);
}

/** An address of the installation as its path. */
export const local = (address: string): string => {
    const { pathname, search } = new URL(address, "http://authentik.test");
    return pathname + search;
};

/** A visitor comes back from the provider as somebody. */
export const comeBack = async (visitor: TestClient, there: TestClient, login?: string): Promise<Answer> =>
    visitor.get(await callbackFor(visitor, there, login));

/** Follows a flow whose address an answer gives. */
export const onward = (visitor: TestClient, answer: Answer): Promise<Answer> => throughFlow(visitor, answer.headers.get("location") ?? "");

export const whoIs = async (browser: TestClient): Promise<JsonObject> => (await browser.get("core/users/me/")).body.user;

/** Events of one action, newest first. */
export const eventsOf = async ({ admin }: TestBackend, action: string) => (await admin.get(`events/events/?action=${action}&ordering=-created`)).body.results;

/** What a service answers by the path that it is asked at; everything it was asked. */
export function service(answers: Readonly<Record<string, object | string>>) {
    const asked: Sent[] = [];
    const send = async (sent: Sent): Promise<Received> => {
        asked.push(sent);
        const answer = answers[new URL(sent.url).pathname];
        if (answer === undefined) return { status: 404, reason: "", headers: [], body: "" };
        const text = typeof answer === "string" ? answer : JSON.stringify(answer);
        return { status: 200, reason: "OK", headers: [], body: base64(new TextEncoder().encode(text)) };
    };
    provideNetwork({ send, isOpen: true });
    return { asked, form: (at: number) => Object.fromEntries(new URLSearchParams(atob(asked[at]!.body))) };
}
