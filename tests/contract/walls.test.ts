import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";

const SCRIPT = path.resolve("scripts/walls.mjs");

/** What the script says of a tree of these files only. */
function complaintsOf(files: Record<string, string>): readonly string[] {
    const root = mkdtempSync(path.join(tmpdir(), "walls-"));
    try {
        for (const [file, text] of Object.entries(files)) {
            mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
            writeFileSync(path.join(root, file), text);
        }
        return spawnSync(process.execPath, [SCRIPT], { cwd: root, encoding: "utf8" }).stderr.split("\n").filter(Boolean);
    } finally {
        rmSync(root, { recursive: true });
    }
}

const WRONG = [
    ["a lower folder that imports a higher one", "src/base/a.ts", 'import { b } from "#src/pages/b.ts";', "folders import those before them only"],
    ["a type from a higher one", "mock-api/kernel/b.ts", 'import type { B } from "#mock/apps/core/b.resource.ts";', "folders import those before them only"],
    ["a higher one on demand", "src/base/c.ts", 'void import("#src/pages/b.ts");', "folders import those before them only"],
    ["the mock in an interface", "src/pages/d.ts", 'import { b } from "#mock/backend.ts";', "src knows HTTP and nothing of the mock"],
    ["more than an adapter in the boot entry", "src/boot/e.ts", 'import { b } from "#mock/backend.ts";', "the boot entry imports adapters only"],
    ["an interface in the mock", "mock-api/kernel/f.ts", 'import { b } from "#src/base/b.ts";', "the backend knows nothing of the interfaces"],
    ["an endpoint in an element", "src/elements/g.ts", 'import { b } from "#src/api/b.api.ts";', "elements know no endpoint"],
    ["one interface in another", "src/admin/h.ts", 'import { b } from "#src/user/b.ts";', "interfaces are bundles of their own"],
    ["what runs in what describes", "mock-api/apps/core/i.resource.ts", 'import { b } from "./b.actions.ts";', "imports nothing that runs"],
    ["the host in the engine", "mock-api/kernel/j.ts", 'import { readFileSync } from "node:fs";', "only adapters know their host"],
    ["the host in a test for browsers too", "mock-api/kernel/k.test.ts", 'import { readFileSync } from "node:fs";', "only adapters know their host"],
    ["a folder that has no place", "src/attic/l.ts", "export const a = 1;", "has no floor"],
    ["a file of 401 lines", "src/base/m.ts", "\n".repeat(400), "more than 400"],
    ["a circle by value", "src/base/n.ts", 'import { n } from "./n.ts";', "import cycle: src/base/n.ts → src/base/n.ts"],
    ["a style that the served policy drops", "src/elements/o.ts", 'html`<p id="a" style="color: red"></p>`;', "style attribute in a template"],
    ["too many casts", "src", "", "casts"],
] as const;

const RIGHT = {
    "src/pages/a.ts": 'import { b } from "#src/base/b.ts";',
    "src/boot/a.ts": 'import { b } from "#mock/adapters/tab/b.ts";',
    "mock-api/adapters/node/a.ts": 'import "node:fs";',
    "mock-api/kernel/a.node.test.ts": 'import "node:fs";',
    "src/elements/a.ts": 'html`<p .style=${"color: red"}></p>`;',
    // Types may refer to one another inside a folder.
    "src/base/a.ts": 'import { b } from "./b.ts";',
    "src/base/b.ts": 'import type { a } from "./a.ts";',
};

describe("the walls between folders", () => {
    let complaints: readonly string[];
    before(() => {
        const files = WRONG.filter(([, file]) => file.endsWith(".ts")).map(([, file, text]) => [file, text]);
        complaints = complaintsOf({ ...Object.fromEntries(files), "src/base/casts.ts": "export const a = 1 as number;\n".repeat(9) });
    });

    for (const [wrong, file, , complaint] of WRONG)
        it(`refuse ${wrong}`, () => expect(complaints.filter((line) => line.includes(file) && line.includes(complaint))).not.to.be.empty);

    it("let through what keeps the order", () => expect(complaintsOf(RIGHT)).to.deep.equal([]));
});
