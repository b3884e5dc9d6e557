import { expect } from "chai";
import { startServer, TOKEN, type Served } from "../server.ts";
import { OidcSetup } from "./oidc.setup.ts";
import { deviations, recordings } from "./recordings.ts";
import { Replay } from "./replay.ts";

describe("OpenID Connect, as it was recorded on a real 2023.2.0 server", () => {
    let server: Served;
    const differing = new Map<string, string[]>();

    before(async () => {
        server = await startServer();
        const replay = new Replay(server.url, TOKEN);
        const setup = new OidcSetup(replay);
        await setup.install();
        for (const recording of recordings("oidc")) {
            await setup.before(recording.id.replace("30-oidc/", ""));
            const found = await replay.step(recording);
            if (found.length) differing.set(recording.id, found.slice(0, 8));
        }
    });
    after(() => server.stop());

    it("is long", () => expect(recordings("oidc").length).to.be.greaterThan(160));

    it("is answered alike, but for the deviations that are named", () => {
        const named = deviations("oidc");
        const unnamed = [...differing].filter(([id]) => !named.some((start) => id.startsWith(start)));
        expect(Object.fromEntries(unnamed)).to.deep.equal({});
    });

    it("names no deviation that does not exist any more", () => {
        const ids = [...differing.keys()];
        expect(deviations("oidc").filter((start) => !ids.some((id) => id.startsWith(start)))).to.deep.equal([]);
    });
});
