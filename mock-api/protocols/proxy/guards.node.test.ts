import { expect } from "chai";
import { proxyWorld, type ProxyWorld } from "./proxy.test-helper.ts";

/** What is remembered of applications behind outposts follows whatever changes them. */
describe("the hosts that an outpost stands in front of", () => {
    let world: ProxyWorld;
    beforeEach(async () => void (world = await proxyWorld()));
    const isAnswered = async (host: string) => (await world.backend.browser().get(`http://${host}/outpost.goauthentik.io/start`)).status === 302;
    const fronts = (host: string) => world.backend.fronts({ host, hostname: host });

    it("are known at once, and no longer when the application, the provider or the outpost is gone", async () => {
        const { admin } = world.backend;
        expect(fronts("a.test")).to.equal(false);
        const [a, b, c] = [await world.guard("a"), await world.guard("b"), await world.guard("c", { outpost: "other" })];
        expect(["a.test", "b.test", "c.test"].filter(fronts)).to.have.length(3);
        await admin.delete(`core/applications/${a.slug}/`);
        await admin.delete(`providers/proxy/${b.pk}/`);
        const [{ pk }] = (await admin.get("outposts/instances/?name__iexact=other")).body.results;
        await admin.delete(`outposts/instances/${pk}/`);
        expect(["a.test", "b.test", `${c.slug}.test`].filter(fronts)).to.deep.equal([]);
    });

    it("follow the provider's address and mode", async () => {
        const { pk } = await world.guard("a");
        expect(fronts("a.test")).to.equal(true);
        await world.backend.admin.patch(`providers/proxy/${pk}/`, { external_host: "http://b.test" });
        expect([fronts("a.test"), fronts("b.test")]).to.deep.equal([false, true]);
        await world.backend.admin.patch(`providers/proxy/${pk}/`, { mode: "forward_domain", cookie_domain: "company.test" });
        expect([fronts("b.test"), await isAnswered("wiki.company.test")]).to.deep.equal([false, true]);
    });

    it("are what they were after a change that was refused, and after other data were loaded", async () => {
        const { pk } = await world.guard("a");
        const before = world.backend.export();
        expect((await world.backend.admin.patch(`providers/proxy/${pk}/`, { external_host: "http://b.test", mode: "nonsense" })).status).to.equal(400);
        expect([fronts("a.test"), fronts("b.test")]).to.deep.equal([true, false]);
        await world.backend.reset();
        expect(fronts("a.test")).to.equal(false);
        await world.backend.import(before);
        expect(fronts("a.test")).to.equal(true);
    });
});
