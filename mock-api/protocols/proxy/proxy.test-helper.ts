import type { JsonObject } from "#kernel/base/models.ts";
import type { Answer, TestClient } from "#mock/adapters/test/test-backend.ts";
import { must, oauthBackend, throughFlow, type World } from "../oauth2/oauth2.test-helper.ts";

export const AUTHORITY = "http://authentik.test";

/** One application behind an outpost. */
export interface ProxyApp {
    readonly pk: number;
    readonly slug: string;
    /** `http://a.test` */
    readonly at: string;
    readonly client_id: string;
}

interface Wishes {
    readonly provider?: JsonObject;
    /** Name of an outpost of its own; left out: the embedded one. */
    readonly outpost?: string;
}

/** A backend with a clock, whose embedded outpost knows where authentik is. */
export async function proxyWorld(options: Parameters<typeof oauthBackend>[0] = {}) {
    const world = await oauthBackend({ ...options, environment: { AUTHENTIK_HOST: AUTHORITY, ...options.environment } });
    return { ...world, guard: (slug: string, wishes: Wishes = {}) => guard(world, slug, wishes) };
}
export type ProxyWorld = Awaited<ReturnType<typeof proxyWorld>>;

async function guard({ backend: { admin } }: World, slug: string, { provider: settings, outpost }: Wishes): Promise<ProxyApp> {
    const flow = (await admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results[0].pk;
    const at = String(settings?.external_host ?? `http://${slug}.test`);
    const provider = must(
        await admin.post("providers/proxy/", {
            name: `Provider ${slug}`,
            authorization_flow: flow,
            external_host: at,
            internal_host: `http://${slug}.internal.test:8080`,
            ...settings,
        }),
    );
    must(await admin.post("core/applications/", { name: slug, slug, provider: provider.pk }));
    await carry(admin, provider.pk, outpost);
    return { pk: provider.pk, slug, at, client_id: provider.client_id };
}

async function carry(admin: TestClient, provider: number, name: string | undefined): Promise<void> {
    const { results } = (
        await admin.get(name ? `outposts/instances/?name__iexact=${name}` : "outposts/instances/?managed__iexact=goauthentik.io/outposts/embedded")
    ).body;
    const [known] = results;
    if (known) must(await admin.patch(`outposts/instances/${known.pk}/`, { type: "proxy", providers: [...known.providers, provider] }));
    else must(await admin.post("outposts/instances/", { name, type: "proxy", providers: [provider], config: {} }));
}

/** Where an answer leads. */
export const locationOf = ({ headers }: Answer): string => headers.get("location") ?? "";

/** Opens an address of an application, signs in through authentik where it asks, and gives what comes back last. The browser has an authentik session. */
export async function open(browser: TestClient, address: string, headers: Record<string, string> = {}): Promise<Answer> {
    let answer = await browser.send("GET", address, undefined, headers);
    for (let hops = 0; answer.status === 302; hops++) {
        if (hops > 12) throw new Error(`no end of redirects: ${locationOf(answer)}`);
        const to = new URL(locationOf(answer), AUTHORITY);
        const isFlow = to.origin === AUTHORITY && to.pathname.startsWith("/if/flow/");
        const next = isFlow ? String((await throughFlow(browser, to.pathname + to.search)).body.to) : to.href;
        answer = await browser.send("GET", next);
    }
    return answer;
}

/** What the application is told of who asks; null where the request does not come to it. */
export const told = ({ status, headers }: Answer): string | null => (status === 200 ? headers.get("x-authentik-username") : null);
