import { readdir, readFile, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { type Dice, diceOf } from "#mock/checks/nasty.ts";
import { ask, needDisks, runServer, type Served, smallDisk, startServer, temporaryFolder } from "../server.ts";

/** How often the process is killed. */
const KILLS = 4;
const CLIENTS = 5;
/** Room for the data, and for a damaged copy of them from each round. */
const DISK_BYTES = 64 * 1024 * 1024;
/** Where bits are flipped and files cut off, in `damage`. */
const SEED = 10;

/** What was written to a server, through all its lives. */
class Diary {
    /** Names whose writing was answered with 200. */
    acknowledged = new Set<string>();
    asked = new Set<string>();
    #round = 0;

    /** Lets clients write until `enough` writes were acknowledged; `end` stops the server under their hands. A client stops at its first refusal. */
    async during({ url }: Served, enough: number, end: () => Promise<void>): Promise<void> {
        const round = this.#round++;
        const before = this.acknowledged.size;
        let isUp = true;
        const write = async (client: number) => {
            for (let number = 0; isUp; number++) if (!(await this.write(url, `r${round}c${client}n${number}`))) return;
        };
        const clients = Array.from({ length: CLIENTS }, (_, client) => write(client));
        while (this.acknowledged.size < before + enough) await new Promise((resolve) => setImmediate(resolve));
        await end();
        isUp = false;
        await Promise.all(clients);
    }

    /** A service account is a user, a group and a token: all of them, or none. */
    async write(url: string, name: string): Promise<boolean> {
        this.asked.add(name);
        const answer = await ask(url, "POST", "core/users/service_account/", { name, create_group: true }).catch(() => undefined);
        if (answer?.status === 200) this.acknowledged.add(name);
        return answer?.status === 200;
    }

    /** Everything that was acknowledged is there, and no half of anything. */
    async expectAll(served: Served): Promise<void> {
        const { whole, halves } = await this.#found(served);
        expect(halves, "half written").to.deep.equal([]);
        expect(
            [...this.acknowledged].filter((name) => !whole.has(name)),
            "acknowledged and lost",
        ).to.deep.equal([]);
    }

    /** Goes on from what a server has, after a loss that was named. */
    async goOnWith(served: Served): Promise<void> {
        const { whole } = await this.#found(served);
        this.acknowledged = whole;
        this.asked = new Set(whole);
    }

    async #found({ url }: Served): Promise<{ whole: Set<string>; halves: string[] }> {
        const names = async (list: string, field: string) =>
            new Set((await ask(url, "GET", `core/${list}/?page_size=2000`)).body.results.map((row: Record<string, string>) => row[field]));
        const [users, groups, tokens] = [await names("users", "username"), await names("groups", "name"), await names("tokens", "identifier")];
        const partsOf = (name: string) => [users.has(name), groups.has(name), tokens.has(`service-account-${name}-password`)].filter(Boolean).length;
        const asked = [...this.asked];
        return { whole: new Set(asked.filter((name) => partsOf(name) === 3)), halves: asked.filter((name) => partsOf(name) % 3 !== 0) };
    }
}

/** Flips a bit of a file of data, or cuts one off: which and where the dice say. */
async function damage(folder: string, dice: Dice): Promise<string> {
    const file = path.join(folder, dice.of((await readdir(folder)).filter((name) => /\.(log|ldb)$/.test(name)).sort()));
    const bytes = await readFile(file);
    const at = dice.below(Math.max(bytes.length, 1));
    if (dice.below(2)) await truncate(file, at);
    else if (bytes.length) {
        bytes[at]! ^= 1 << dice.below(8);
        await writeFile(file, bytes);
    }
    return `${path.basename(file)} of ${bytes.length} bytes at ${at}`;
}

describe("a server that is killed", () => {
    it("keeps every write that it has acknowledged, and no half of one", async () => {
        const folder = await temporaryFolder();
        const diary = new Diary();
        let served = await startServer(folder);
        for (let round = 0; round < KILLS; round++) {
            // Killed after a number of writes that differs from round to round, not after a time.
            await diary.during(served, 7 + round * 9, () => served.stop("SIGKILL"));
            served = await startServer(folder);
        }
        await diary.expectAll(served);
        await served.stop();
        expect(diary.acknowledged.size).to.be.greaterThan(KILLS * 7);
    });

    it("keeps them when its folder is opened twice and its disk is full; what is damaged is never passed over in silence", async function () {
        this.timeout(300_000);
        needDisks(this);
        const mounted = await temporaryFolder();
        const disk = await smallDisk(mounted, DISK_BYTES);
        const [folder, seen] = [path.join(mounted, "data"), path.join(disk.inside, "data")];
        const start = (...args: string[]) => startServer(folder, {}, disk.through, args);
        const diary = new Diary();
        const dice = diceOf(SEED);
        let served = await start();
        try {
            await diary.during(served, 9, async () => {
                const second = await runServer(["--port", "0", "--data", folder], {}, disk.through);
                expect([second.code, second.output]).to.satisfy(
                    ([code, output]: [number, string]) => code === 1 && output.includes("in use by another process"),
                );
                await served.stop("SIGKILL");
            });
            served = await start();
            await diary.expectAll(served);

            const makeRoom = await disk.fill();
            let number = 0;
            while (await diary.write(served.url, `full${number}`)) number++;
            await served.stop("SIGKILL");
            await makeRoom();
            served = await start();
            await diary.expectAll(served);

            for (let round = 0; round < KILLS; round++) {
                await diary.during(served, 5, () => served.stop("SIGKILL"));
                const where = await damage(seen, dice);
                const whole = await start().catch((error: Error) => error);
                if (whole instanceof Error) {
                    expect(whole.message, where).to.match(/ended with 1: .*damaged/);
                    if (whole.message.includes("Nothing can be saved")) {
                        served = await start("--fresh");
                        await diary.goOnWith(served);
                        continue;
                    }
                    served = await start("--recover");
                    // Where the administrator is among what was lost, nobody can go on with the rest.
                    if ((await ask(served.url, "GET", "core/users/me/")).status !== 200) {
                        expect(whole.message, where).to.match(/rows of authentik_core\.(user|token) are missing or damaged/);
                        await served.stop();
                        served = await start("--fresh");
                    }
                    await diary.goOnWith(served);
                } else {
                    served = whole;
                    await diary.expectAll(served);
                }
            }
        } finally {
            await served.stop("SIGKILL");
            await disk.close();
        }
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
