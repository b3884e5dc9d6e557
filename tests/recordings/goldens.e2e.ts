import { expect } from "chai";
import { startServer, TOKEN, type Served } from "../server.ts";
import { deviations, recordings } from "./recordings.ts";
import { Replay } from "./replay.ts";

describe("exchanges recorded on a real 2023.2.0 server", () => {
    let server: Served;
    const differing = new Map<string, string[]>();

    before(async () => {
        server = await startServer();
        const replay = new Replay(server.url, TOKEN);
        for (const recording of recordings()) {
            const found = await replay.step(recording);
            if (found.length) differing.set(`${recording.id}  ${recording.request.method} ${recording.request.path}`, found.slice(0, 8));
        }
    });
    after(() => server.stop());

    it("are many", () => expect(recordings().length).to.be.greaterThan(3_000));

    it("are answered alike, but for the deviations that are named", () => {
        const named = deviations();
        const unnamed = [...differing].filter(([id]) => !named.some((start) => id.startsWith(start)));
        expect(Object.fromEntries(unnamed)).to.deep.equal({});
    });

    it("name no deviation that does not exist any more", () => {
        const ids = [...differing.keys()];
        expect(deviations().filter((start) => !ids.some((id) => id.startsWith(start)))).to.deep.equal([]);
    });
});
