import { readdir, readFile, stat, truncate, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { ask, runServer, startServer, temporaryFolder } from "../server.ts";

/** A folder with some groups in it, as a server left it that was killed. */
async function livedIn(): Promise<{ folder: string; names: string[] }> {
    const served = await startServer(await temporaryFolder());
    const names: string[] = [];
    for (let number = 0; number < 25; number++) {
        await ask(served.url, "POST", "core/groups/", { name: `group ${number}` });
        names.push(`group ${number}`);
    }
    await served.stop("SIGKILL");
    return { folder: served.folder, names };
}

const groupsOf = async (url: string): Promise<string[]> =>
    (await ask(url, "GET", "core/groups/?page_size=1000&search=group")).body.results.map(({ name }: { name: string }) => name).sort();

const logOf = async (folder: string): Promise<string> =>
    path.join(
        folder,
        (await readdir(folder))
            .filter((name) => name.endsWith(".log"))
            .sort()
            .at(-1)!,
    );

async function flip(file: string, part: number): Promise<void> {
    const bytes = await readFile(file);
    bytes[Math.floor(bytes.length * part)]! ^= 4;
    await writeFile(file, bytes);
}

describe("C9: data that were damaged", () => {
    it("by a log cut short are refused, with what is lost; --recover goes on with the rest and keeps the damaged folder", async () => {
        const { folder, names } = await livedIn();
        const log = await logOf(folder);
        await truncate(log, (await stat(log)).size - 200);
        const refused = await runServer(["--port", "0", "--data", folder]);
        expect([refused.code, refused.output.trim().split("\n").length]).to.deep.equal([1, 1]);
        expect(refused.output).to.match(/damaged: the last (write is|\d+ writes are) missing, after \S+ and until \S+\. Start with --recover/);
        const recovered = await startServer(folder, {}, [], ["--recover"]);
        const left = await groupsOf(recovered.url);
        expect(left.length).to.be.lessThan(names.length);
        expect(left.filter((name) => !names.includes(name))).to.deep.equal([]);
        expect((await ask(recovered.url, "POST", "core/groups/", { name: "goes on" })).status).to.equal(201);
        await recovered.stop();
        const beside = (await readdir(path.dirname(folder))).filter((name) => name.startsWith(`${path.basename(folder)}.damaged-`));
        expect(beside).to.have.length(1);
        await (await startServer(folder)).stop();
    });

    it("so that nothing is whole are refused, by --recover as well, and --fresh begins anew", async () => {
        const { folder } = await livedIn();
        await truncate(await logOf(folder), 0);
        for (const wish of [[], ["--recover"]]) {
            const refused = await runServer(["--port", "0", "--data", folder, ...wish]);
            expect(refused.code).to.equal(1);
            expect(refused.output).to.contain("Nothing can be saved of them: start with --fresh to begin anew").and.not.contain("--recover");
        }
        const served = await startServer(folder, {}, [], ["--fresh"]);
        expect(await groupsOf(served.url)).to.deep.equal([]);
        await served.stop();
    });

    it("by a bit anywhere are refused, or all there", async function () {
        this.timeout(240_000);
        const { folder, names } = await livedIn();
        // The second start writes tables.
        await (await startServer(folder)).stop();
        let refused = 0;
        for (const part of [0.13, 0.37, 0.61, 0.89]) {
            for (const kind of [".log", ".ldb"]) {
                const file = (await readdir(folder))
                    .filter((name) => name.endsWith(kind))
                    .sort()
                    .at(-1);
                if (!file || !(await stat(path.join(folder, file))).size) continue;
                const before = await readFile(path.join(folder, file));
                await flip(path.join(folder, file), part);
                const exported = path.join(await temporaryFolder(), "export.json");
                expect((await runServer(["--data", folder, "--export", exported])).code, "what is whole can be saved").to.equal(0);
                expect(JSON.parse(await readFile(exported, "utf8"))).to.have.property("tables");
                const served = await startServer(folder).catch((error: Error) => error);
                if (served instanceof Error) {
                    expect(served.message, `${kind} at ${part}`).to.match(/ended with 1: .*damaged/);
                    refused++;
                } else {
                    expect(await groupsOf(served.url), `${kind} at ${part}`).to.have.length(names.length);
                    await served.stop();
                }
                await writeFile(path.join(folder, file), before);
            }
        }
        // Some bits are in what nobody reads any more; how many depends on where LevelDB has put what.
        expect(refused).to.be.greaterThan(0);
        const served = await startServer(folder);
        expect(await groupsOf(served.url)).to.have.length(names.length);
        await served.stop();
    });

    it("can be left behind with --fresh", async () => {
        const { folder } = await livedIn();
        await writeFile(path.join(folder, "CURRENT"), "nonsense");
        expect((await runServer(["--port", "0", "--data", folder])).code).to.equal(1);
        const fresh = await startServer(folder, {}, [], ["--fresh"]);
        expect(await groupsOf(fresh.url)).to.deep.equal([]);
        await fresh.stop();
    });
});
