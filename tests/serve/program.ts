import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";

interface Program {
    /** Where it is. */
    readonly file: string;
    readonly args: readonly string[];
    /** All that it writes; taken away when it ends. */
    readonly folder: string;
    /** In place of the environment of the tests. */
    readonly env?: NodeJS.ProcessEnv;
    answers(): Promise<boolean>;
}

/** Starts a program of this machine; resolves when it answers, rejects when it ends before. */
export async function startProgram({ file, args, folder, env, answers }: Program): Promise<{ stop(): Promise<void> }> {
    const child = spawn(file, args, { stdio: ["ignore", "ignore", "pipe"], env: env ?? process.env });
    let said = "";
    child.stderr.on("data", (text) => (said += String(text)));
    const closed = once(child, "close");
    while (!(await answers())) {
        if (child.exitCode !== null) throw new Error(`${file} ended with ${child.exitCode}: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return {
        async stop() {
            child.kill();
            await closed;
            await rm(folder, { recursive: true, force: true });
        },
    };
}
