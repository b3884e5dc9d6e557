import { expect } from "chai";
import { startServer, TOKEN, type Served } from "../server.ts";
import { Preparation } from "./preparation.ts";
import { deviations, PROTOCOLS, recordings } from "./recordings.ts";
import { Replay } from "./replay.ts";

/** What was done without being recorded. */
export interface Unrecorded {
    /** Before all exchanges. */
    install(): Promise<void>;
    /** Just before the exchange of this id, without its scenario. */
    before?(id: string): Promise<void>;
}

/** Exchanges of one protocol with a real 2023.2.0 server are answered alike, but for the deviations that are named; `least` of them at least. */
export function protocolSuite(protocol: keyof typeof PROTOCOLS, title: string, least: number, unrecorded: (preparation: Preparation) => Unrecorded): void {
    describe(`${title}, as it was recorded on a real 2023.2.0 server`, () => {
        let server: Served;
        /** Lines: id of the exchange, and where it differs. */
        const differences: string[] = [];

        before(async () => {
            server = await startServer();
            const replay = new Replay(server.url, TOKEN);
            const scenario = PROTOCOLS[protocol];
            const setup = unrecorded(new Preparation(replay, scenario));
            await setup.install();
            for (const recording of recordings(protocol)) {
                await setup.before?.(recording.id.slice(scenario.length + 1));
                differences.push(...(await replay.step(recording)).map((found) => `${recording.id} ${found}`));
            }
        });
        after(() => server.stop());

        it("is long", () => expect(recordings(protocol).length).to.be.at.least(least));

        it("is answered alike, but for the deviations that are named", () => {
            const named = deviations(protocol);
            expect(differences.filter((line) => !named.some((start) => line.startsWith(start)))).to.deep.equal([]);
        });

        it("names no deviation that does not exist any more", () => {
            expect(deviations(protocol).filter((start) => !differences.some((line) => line.startsWith(start)))).to.deep.equal([]);
        });
    });
}
