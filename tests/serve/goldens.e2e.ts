import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { expect } from "chai";
import { startServer, TOKEN } from "../server.ts";

const COMPARE = "../shared/goldens/compare.mjs";
const AREAS = [
    "05-fresh/flow",
    ...["core", "crypto", "events", "flows", "policies", "stages", "authenticators"].map((area) => `10-crud/${area}`),
    ...["outposts", "propertymappings", "providers", "sources"].map((area) => `10-crud/${area}`),
    ...["applications", "events", "flows", "property-mappings", "sources", "users"].map((area) => `12-actions/${area}`),
    ...["setup", "admin", "events", "crypto", "core", "policies", "flows", "stages", "authenticators"].map((area) => `14-matrix/${area}`),
    ...["oauth2", "outposts", "propertymappings", "providers", "sources"].map((area) => `14-matrix/${area}`),
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
