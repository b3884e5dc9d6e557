import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { expect } from "chai";
import { startServer, TOKEN } from "../server.ts";

const COMPARE = "../shared/goldens/compare.mjs";
const AREAS = [
    ...["core/users", "core/groups", "core/tenants", "crypto", "events", "flows", "policies", "stages", "authenticators"].map((area) => `10-crud/${area}`),
    ...["users", "events", "flows"].map((area) => `12-actions/${area}`),
    "05-fresh/flow",
    ...["setup", "admin", "events", "crypto", "core/users", "core/groups", "core/tenants", "core/tokens"].map((area) => `14-matrix/${area}`),
    ...["policies", "flows", "stages", "authenticators"].map((area) => `14-matrix/${area}`),
].join(",");
/** Share of recorded exchanges that must come out the same, in percent. */
const MINIMUM = "95";

describe("exchanges recorded on a real server", () => {
    it(`come out the same (${MINIMUM} % at least)`, async function () {
        if (!existsSync(COMPARE)) {
            console.log("      skipped: the recordings are not here");
            return this.skip();
        }
        const served = await startServer();
        const child = spawn(
            process.execPath,
            [COMPARE, served.url, TOKEN, "--area", AREAS, "--min", MINIMUM, "--wait", "1", "--show", "5", "--accept", "docs/deviations.accept"],
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
