import { expect, fixture, html } from "@open-wc/testing";
import { deep, find } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import "./demo-proxy.ts";

describe("the host of an application behind an outpost", () => {
    const engine = withEngine();

    /** Opens a path of an application that lets everybody open what is below `/public`. */
    async function open(at: string): Promise<HTMLElement> {
        const { admin } = engine.backend;
        const [flow] = (await admin.get("flows/instances/?slug=default-provider-authorization-implicit-consent")).body.results;
        const provider = { name: "Wiki", authorization_flow: flow.pk, external_host: "http://wiki.test", internal_host: "http://wiki.internal.test" };
        const { pk } = (await admin.post("providers/proxy/", { ...provider, skip_path_regex: "^/public" })).body;
        await admin.post("core/applications/", { name: "Wiki", slug: "wiki", provider: pk });
        const [embedded] = (await admin.get("outposts/instances/")).body.results;
        await admin.patch(`outposts/instances/${embedded.pk}/`, { providers: [pk] });
        return fixture<HTMLElement>(html`<ak-demo-proxy slug="wiki" at=${at}></ak-demo-proxy>`);
    }

    it("sends whoever is not signed in to sign in, and says so", async () => {
        const frame = await open("/page?x=1");
        await find(frame, "p", "Nobody is signed in here.");
        const { href } = await find<HTMLAnchorElement>(frame, "a", "Sign in");
        expect(new URL(href).pathname).to.equal("/demo/proxy/wiki/outpost.goauthentik.io/start");
        expect(deep(frame, "[data-step=told]")).to.deep.equal([]);
    });

    it("lets everybody open a path that is skipped, and tells the application nothing", async () => {
        const frame = await open("/public/logo.svg");
        await find(frame, "p", "The outpost lets the request through to the application.");
        await find(frame, "p", "Nothing: anybody may open this address.");
    });
});
