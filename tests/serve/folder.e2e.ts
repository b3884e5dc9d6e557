import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "chai";
import { ask, fillDisk, needDisks, onDisk, runServer, type Served, startServer, temporaryFolder, TOKEN } from "../server.ts";

/** Size of the disk that is filled. */
const DISK_BYTES = 24 * 1024 * 1024;

const sentence = ({ code, output }: { code: number | null; output: string }) => [code, output.trim()];

describe("the folder of a server", () => {
    it("C10: that cannot be written, or is not a folder, is refused with one sentence", async function () {
        needDisks(this);
        const folder = await temporaryFolder();
        expect(sentence(await runServer(["--port", "0", "--data", folder], {}, onDisk(folder, "ro")))).to.deep.equal([
            1,
            `Nothing can be written in ${folder}: choose another folder with --data.`,
        ]);
        const file = path.join(folder, "file");
        await writeFile(file, "");
        expect(sentence(await runServer(["--port", "0", "--data", file]))).to.deep.equal([1, `${file} is no folder: choose another with --data.`]);
        expect(sentence(await runServer(["--port", "0", "--data", folder, "--fresh"]))).to.deep.equal([
            1,
            `${folder} holds other files: choose an empty folder with --data.`,
        ]);
        expect(await readdir(folder)).to.deep.equal(["file"]);
    });

    it("beyond loopback is only served with a password that is not known to everybody", async () => {
        const first = await runServer(["--port", "0", "--host", "0.0.0.0", "--data", await temporaryFolder()], { AUTHENTIK_BOOTSTRAP_PASSWORD: "" });
        expect(first.code).to.equal(1);
        expect(first.output.trim()).to.match(/^Everybody knows the first password of akadmin, .* AUTHENTIK_BOOTSTRAP_PASSWORD\.$/);
        const sample = await runServer(["--port", "0", "--host", "0.0.0.0", "--sample", "--data", await temporaryFolder()], {
            AUTHENTIK_BOOTSTRAP_PASSWORD: "x",
        });
        expect([sample.code, sample.output.includes("sample company")]).to.deep.equal([1, true]);
        const served = await startServer(undefined, { AUTHENTIK_BOOTSTRAP_PASSWORD: "akadmin" });
        await served.stop();
        const later = await runServer(["--port", "0", "--host", "0.0.0.0", "--data", served.folder], { AUTHENTIK_BOOTSTRAP_PASSWORD: "another" });
        expect([later.code, later.output.includes("Everybody knows the password of akadmin")]).to.deep.equal([1, true]);
    });

    it("C8: takes writes again once a full disk has room, without a restart, and has lost nothing", async function () {
        needDisks(this);
        const folder = await temporaryFolder();
        const served = await startServer(folder, {}, onDisk(folder, `size=${DISK_BYTES},mode=700`));
        // The server's own view of its disk.
        const inside = `/proc/${served.process.pid}/root${folder}`;
        const make = (name: string) => ask(served.url, "POST", "core/groups/", { name, attributes: { filling: "x".repeat(20_000) } });
        expect((await make("before")).status).to.equal(201);
        await fillDisk(path.join(inside, "filling"), DISK_BYTES);
        const kept = new Set(["before"]);
        const statuses: number[] = [];
        for (let number = 0; number < 400 && statuses.at(-1) !== 507; number++) {
            const { status } = await make(`while ${number}`);
            statuses.push(status);
            if (status === 201) kept.add(`while ${number}`);
        }
        expect(statuses.at(-1), "a full disk").to.equal(507);
        // What was refused is not there, and reading goes on.
        const groups = async () =>
            new Set((await ask(served.url, "GET", "core/groups/?page_size=1000")).body.results.map(({ name }: { name: string }) => name) as string[]);
        const seen = await groups();
        expect(
            [...kept].every((name) => seen.has(name)),
            "what was kept is there",
        ).to.equal(true);
        expect(
            [...seen].filter((name) => name.startsWith("while ") && !kept.has(name)),
            "what was refused is not",
        ).to.deep.equal([]);
        // The room that was kept in reserve is taken by somebody else.
        await fillDisk(path.join(inside, "filling"), DISK_BYTES);
        for (let number = 0; number < 3; number++) expect((await make("still full")).status).to.equal(507);
        await writeFile(path.join(inside, "filling"), "");
        expect((await make("after")).status).to.equal(201);
        const after = await groups();
        expect([after.has("after"), after.has("still full"), [...kept].every((name) => after.has(name))]).to.deep.equal([true, false, true]);
        await served.stop("SIGKILL");
    });

    it("C12: lets go of the server at once, whatever that is doing", async () => {
        const served = await startServer();
        let answered = 0;
        const long = Array.from({ length: 40 }, (_, number) =>
            ask(served.url, "POST", "crypto/certificatekeypairs/generate/", { common_name: `cert ${number}`, validity_days: 10 }).then(
                () => answered++,
                () => undefined,
            ),
        );
        await ask(served.url, "GET", "root/config/");
        await served.stop("SIGTERM");
        await Promise.all(long);
        expect(answered, "certificates that were waited for").to.be.lessThan(40);
        await (await startServer(served.folder)).stop();
    });

    it("S8: only its owner can read it, and it contains no password in clear", async () => {
        const served: Served = await startServer();
        const secrets = ["correct-horse-Battery-9", "another-Horse-battery-8", TOKEN];
        const { body: user } = await ask(served.url, "POST", "core/users/", { username: "secretive", name: "Secretive", groups: [] });
        await ask(served.url, "POST", `core/users/${user.pk}/set_password/`, { password: secrets[0] });
        await signInAndChange(served.url, "secretive", secrets[0]!, secrets[1]!);
        await served.stop();
        const mode = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);
        expect(await mode(served.folder)).to.equal("700");
        const found: string[] = [];
        for (const name of await readdir(served.folder)) {
            const file = path.join(served.folder, name);
            expect(await mode(file), name).to.equal("600");
            const bytes = await readFile(file);
            for (const secret of secrets.slice(0, 2)) if (bytes.includes(secret)) found.push(`${secret} in ${name}`);
        }
        expect(found).to.deep.equal([]);
    });
});

/** A journey in which passwords are typed: signing in, and changing the password in a flow. */
async function signInAndChange(url: string, username: string, password: string, next: string): Promise<void> {
    const cookies = new Map<string, string>();
    const send = async (method: string, at: string, body?: unknown) => {
        const response = await fetch(`${url}/api/v3/flows/executor/${at}/?query=`, {
            method,
            redirect: "manual",
            headers: { "content-type": "application/json", "cookie": [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
            body: body === undefined ? undefined : JSON.stringify(body),
        });
        for (const line of response.headers.getSetCookie()) cookies.set(line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1, line.indexOf(";")));
        const text = await response.text();
        return text ? JSON.parse(text) : undefined;
    };
    const sign = "default-authentication-flow";
    await send("GET", sign);
    await send("POST", sign, { uid_field: username });
    await send("GET", sign);
    await send("POST", sign, { password: "a wrong one" });
    await send("POST", sign, { password });
    for (let step = 0; step < 5; step++) await send("GET", sign);
    const change = "default-password-change";
    const { component } = await send("GET", change);
    expect(component).to.equal("ak-stage-prompt");
    await send("POST", change, { password: next, password_repeat: "a slip" });
    await send("POST", change, { password: next, password_repeat: next });
    await send("GET", change);
}
