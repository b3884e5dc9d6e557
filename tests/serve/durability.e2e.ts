import { expect } from "chai";
import { ask, runServer, type Served, startServer, temporaryFolder } from "../server.ts";

/** How often the process is killed. */
const KILLS = 4;
const CLIENTS = 5;

describe("a server that is killed", () => {
    it("keeps every write that it has acknowledged, and no half of one", async () => {
        const folder = await temporaryFolder();
        const acknowledged = new Set<string>();
        const asked = new Set<string>();
        let served: Served = await startServer(folder);
        for (let round = 0; round < KILLS; round++) {
            let isUp = true;
            const write = async (client: number) => {
                for (let number = 0; isUp; number++) {
                    const name = `r${round}c${client}n${number}`;
                    asked.add(name);
                    // A service account is a user, a group and a token: all of them, or none.
                    const answer = await ask(served.url, "POST", "core/users/service_account/", { name, create_group: true }).catch(() => undefined);
                    if (answer?.status === 200) acknowledged.add(name);
                    else return;
                }
            };
            const clients = Array.from({ length: CLIENTS }, (_, client) => write(client));
            // Killed after a number of writes that differs from round to round, not after a time.
            const enough = acknowledged.size + 7 + round * 9;
            while (acknowledged.size < enough) await new Promise((resolve) => setImmediate(resolve));
            await served.stop("SIGKILL");
            isUp = false;
            await Promise.all(clients);
            served = await startServer(folder);
        }
        const users = new Set((await ask(served.url, "GET", "core/users/?page_size=100000")).body.results.map((row: { username: string }) => row.username));
        const groups = new Set((await ask(served.url, "GET", "core/groups/?page_size=100000")).body.results.map((row: { name: string }) => row.name));
        const tokens = new Set(
            (await ask(served.url, "GET", "core/tokens/?page_size=100000")).body.results.map((row: { identifier: string }) => row.identifier),
        );
        await served.stop();
        const lost = [...acknowledged].filter((name) => !users.has(name));
        expect(lost, "acknowledged and lost").to.deep.equal([]);
        const halves = [...asked].filter((name) => users.has(name) !== groups.has(name) || users.has(name) !== tokens.has(`service-account-${name}-password`));
        expect(halves, "half written").to.deep.equal([]);
        expect(acknowledged.size).to.be.greaterThan(KILLS * 7);
    });

    it("refuses a folder that another process uses, a port in use and a newer state, each with one sentence", async () => {
        const served = await startServer();
        const port = new URL(served.url).port;
        const locked = await runServer(["--port", "0", "--data", served.folder]);
        expect([locked.code, locked.output.trim().split("\n").length]).to.deep.equal([1, 1]);
        expect(locked.output).to.contain("in use by another process");
        const taken = await runServer(["--port", port, "--data", await temporaryFolder()]);
        expect([taken.code, taken.output.trim()]).to.deep.equal([1, "This port is in use: choose another with --port."]);
        await served.stop();
    });

    it("has its data again after a restart, and begins anew with --fresh", async () => {
        const first = await startServer();
        await ask(first.url, "POST", "core/groups/", { name: "kept" });
        await first.stop();
        const second = await startServer(first.folder);
        expect((await ask(second.url, "GET", "core/groups/?name=kept")).body.pagination.count).to.equal(1);
        await second.stop();
    });
});
