import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { expect } from "chai";
import { startServer, TOKEN } from "../server.ts";

const COMPARE = "../shared/goldens/compare.mjs";
/** Share of recorded exchanges that must come out the same, in percent. */
const MINIMUM = "99";

describe("exchanges recorded on a real server", () => {
    it(`come out the same (${MINIMUM} % at least)`, async function () {
        if (!existsSync(COMPARE)) {
            console.log("      skipped: the recordings are not here");
            return this.skip();
        }
        const served = await startServer();
        const child = spawn(
            process.execPath,
            [COMPARE, served.url, TOKEN, "--min", MINIMUM, "--wait", "1", "--show", "5", "--accept", "docs/deviations.accept"],
            {
                stdio: ["ignore", "pipe", "inherit"],
            },
        );
        let output = "";
        child.stdout.on("data", (chunk) => (output += chunk));
        const code = await new Promise((resolve) => child.on("close", resolve));
        await served.stop();
        expect(code, output).to.equal(0);
    });
});
