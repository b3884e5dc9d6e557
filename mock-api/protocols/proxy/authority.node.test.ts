import { expect } from "chai";
import { locationOf, proxyWorld, type ProxyWorld } from "./proxy.test-helper.ts";
import { servesAt } from "./serving.ts";

describe("where an outpost without an address sends people to sign in", () => {
    const OWN = "http://127.0.0.1:9000";
    const unset = { environment: { AUTHENTIK_HOST: "" } };
    const authority = async ({ backend }: ProxyWorld, address: string): Promise<string> =>
        new URL(locationOf(await (await backend.as("alice")).get(`${address}/outpost.goauthentik.io/start`))).origin;

    it("is where the server listens, if it is asked by an application's name", async () => {
        const world = await proxyWorld(unset);
        await world.backend.look(({ db }) => servesAt(db, OWN));
        await world.guard("a", { provider: { mode: "forward_single", internal_host: "", external_host: "http://photos.localhost:8088" } });
        await world.guard("b");
        expect(await authority(world, "http://photos.localhost:8088")).to.equal(OWN);
        expect(await authority(world, "http://b.test")).to.equal(OWN);
    });

    it("is the sign-in address of a domain: there the server itself answers", async () => {
        const world = await proxyWorld(unset);
        await world.backend.look(({ db }) => servesAt(db, OWN));
        await world.guard("a", {
            provider: { mode: "forward_domain", internal_host: "", external_host: "http://login.lab.localhost:8088", cookie_domain: "lab.localhost" },
        });
        expect(await authority(world, "http://login.lab.localhost:8088")).to.equal("http://login.lab.localhost:8088");
        expect(await authority(world, "http://app.lab.localhost:8088")).to.equal("http://login.lab.localhost:8088");
    });

    it("is the name by which it is asked, where it listens at none", async () => {
        const world = await proxyWorld(unset);
        await world.guard("a");
        expect(await authority(world, "http://a.test")).to.equal("http://a.test");
    });
});
