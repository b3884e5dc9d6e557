import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { expect } from "chai";

/** Where the application of the documentation is. */
const WRITTEN = "http://127.0.0.1:3000";

/**
 * Starts the application that a page of the documentation tells newcomers to copy; resolves when it answers.
 * @param url where it is to be: `http://127.0.0.1:41234`
 * @param changes further words of the page, and what stands in their place for this test
 */
export async function startDocumented(page: string, url: string, changes: readonly (readonly [from: string, to: string])[]): Promise<{ stop(): void }> {
    const [, source] = /```js\n(.*?)```/s.exec(readFileSync(page, "utf8"))!;
    const all = [[WRITTEN, url], ["listen(3000", `listen(${new URL(url).port}`], ...changes] as const;
    const changed = all.reduce((text, [from, to]) => {
        expect(text).to.contain(from);
        return text.replace(from, to);
    }, source!);
    // Where its packages are found.
    const file = `node_modules/.cache/documented-${new URL(url).port}.mjs`;
    writeFileSync(file, changed);
    const application = spawn(process.execPath, [file], { stdio: "inherit" });
    await listens(url);
    return { stop: () => void application.kill() };
}

/** Until somebody answers at an address. */
async function listens(url: string): Promise<void> {
    for (;;) {
        const answer = await fetch(url, { redirect: "manual" }).catch(() => undefined);
        if (answer) return;
        await new Promise((again) => setTimeout(again, 50));
    }
}
