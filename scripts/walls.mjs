// Holds the architecture: which folder may import which, no import cycles, no file over 400 lines. Prints what breaks a rule.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

const MAX_LINES = 400;
/** Type assertions for every 1,000 lines of code; `as const` asserts nothing. */
const MAX_CASTS = { "mock-api": 5, "src": 5 };
const ALIASES = { "#src/": "src/", "#mock/": "mock-api/", "#kernel/": "mock-api/kernel/" };
const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^;]*?from\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)/g;

const files = ["src", "mock-api", "stories", "build", "scripts", "tests"]
    .filter(existsSync)
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file))))
    .filter((file) => /\.(ts|mjs)$/.test(file) && !/generated|locales\//.test(file));
const sources = new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
const imports = new Map([...sources].map(([file, text]) => [file, importsOf(file, text)]));

function importsOf(file, text) {
    return [...text.matchAll(IMPORT)].map((match) => {
        const source = match[1] ?? match[2] ?? match[3];
        const isType = /^\s*(import|export)\s+type\b/.test(match[0]);
        const alias = Object.keys(ALIASES).find((prefix) => source.startsWith(prefix));
        const target = alias ? ALIASES[alias] + source.slice(alias.length) : source.startsWith(".") ? path.join(path.dirname(file), source) : source;
        return { target: path.normalize(target), isType, isDynamic: match[3] !== undefined };
    });
}

/**
 * The folders of a tree from the lowest up: each imports those before it only, by value, by type and on demand. Tests may look anywhere.
 * A folder that is not in the list is refused: it has no place yet.
 */
const FLOORS = {
    "src": [
        "locales",
        "base",
        "second-factors",
        "api",
        "context",
        "elements",
        "prompts",
        "pickers",
        "pages",
        "shell",
        "flow",
        "user",
        "admin",
        "demo",
        "api-browser",
        "boot",
    ],
    "mock-api": [
        ...["encoding", "kernel", "python", "apps", "outside", "webauthn", "expressions", "policies", "notifications", "flows", "protocols", "sources"],
        ...[
            "blueprints",
            "registry.ts",
            "state-2023-1.ts",
            "state-version.ts",
            "mend.ts",
            "prepare.ts",
            "backend.ts",
            "generate.ts",
            "sample",
            "adapters",
            "checks",
        ],
    ],
    "mock-api/kernel": ["base", "store", "http", "resource", "openapi", "host", "testing"],
};
/** Files that describe, by their role. What runs (an engine, an action, a hook) is registered beside them and never imported by them. */
const DESCRIBES = /^mock-api\/.*\.(resource|family|field|model|facet)\.ts$/;

const isTest = (file) => /\.(test|suite|stories)\.ts$|test-helper|\/testing\//.test(file);
const problems = [];
const rule = (from, allowed, why) => {
    for (const [file, list] of imports)
        if (from(file)) for (const { target } of list) if (!allowed(target, file)) problems.push(`${file} imports ${target}: ${why}`);
};
const under = (folder) => (file) => file.startsWith(`${folder}/`);

for (const [tree, floors] of Object.entries(FLOORS)) {
    const below = tree.split("/").length;
    const floorOf = (file) => floors.indexOf(file.split("/")[below]);
    const hasFloor = (file) => under(tree)(file) && (file.split("/").length > below + 1 || !/\.(test|d)\.ts$/.test(file));
    for (const file of imports.keys()) if (hasFloor(file) && floorOf(file) < 0) problems.push(`${file}: has no floor in scripts/walls.mjs`);
    rule(
        (f) => hasFloor(f) && !isTest(f),
        (t, f) => !hasFloor(t) || floorOf(t) <= floorOf(f),
        `folders import those before them only: ${floors.join(" < ")}`,
    );
}
rule(
    (f) => under("src/elements")(f) && !isTest(f),
    (t) => !under("src/api")(t),
    "elements know no endpoint",
);
rule(
    (f) => under("src/admin")(f) && !isTest(f),
    // The sign-in over a page is loaded when it is needed.
    (t) => !under("src/user")(t) && (!under("src/flow")(t) || t === "src/flow/sign-in-again.ts"),
    "interfaces are bundles of their own",
);
rule(
    (f) => (under("src/demo")(f) || under("src/api-browser")(f)) && !isTest(f),
    (t) => !under("src/admin")(t) && !under("src/user")(t) && !under("src/flow")(t),
    "interfaces are bundles of their own",
);
rule(
    (f) => under("src")(f) && !under("src/boot")(f) && !isTest(f),
    (t) => !under("mock-api")(t),
    "src knows HTTP and nothing of the mock",
);
rule(under("src/boot"), (t) => !under("mock-api")(t) || under("mock-api/adapters")(t), "the boot entry imports adapters only");
rule(under("mock-api"), (t) => !under("src")(t), "the backend knows nothing of the interfaces");
rule(
    (f) => under("mock-api/apps")(f) && DESCRIBES.test(f),
    (t) => !under("mock-api")(t) || under("mock-api/kernel")(t) || under("mock-api/encoding")(t) || DESCRIBES.test(t),
    "what describes (resource, family, field, model, facet) imports nothing that runs",
);
rule(
    (f) => under("mock-api")(f) && !under("mock-api/adapters")(f) && !/\.node\.test/.test(f),
    (t) => !/^(node:|msw)/.test(t),
    "only adapters know their host, and tests that have .node. in their name",
);

for (const [file, text] of sources) {
    const lines = text.split("\n").length;
    // The served Content-Security-Policy drops them, and tells so at times only.
    if ((under("stories")(file) || (under("src")(file) && !isTest(file))) && /<[a-z][^<`]*\sstyle="?[^"$]/.test(text))
        problems.push(`${file} has a style attribute in a template: .style=\${…} is let through`);
    if (lines > MAX_LINES) problems.push(`${file} has ${lines} lines, more than ${MAX_LINES}`);
}
for (const cycle of cycles()) problems.push(`import cycle: ${cycle.join(" → ")}`);

/** Cycles among imports that exist when the code runs: types and imports on demand make none. */
function cycles() {
    const found = [];
    const state = new Map();
    const visit = (file, trail) => {
        state.set(file, "open");
        for (const { target, isType, isDynamic } of imports.get(file) ?? []) {
            if (isType || isDynamic || !imports.has(target)) continue;
            if (state.get(target) === "open") found.push([...trail.slice(trail.indexOf(target)), target]);
            else if (!state.has(target)) visit(target, [...trail, target]);
        }
        state.set(file, "done");
    };
    for (const file of imports.keys()) if (!state.has(file)) visit(file, [file]);
    return found;
}

/** Code has few places where it says that it knows better than the compiler; tests are counted by nobody. */
const casts = Object.entries(MAX_CASTS).map(([tree, most]) => {
    const code = [...sources].filter(([file]) => under(tree)(file) && !isTest(file) && !under("mock-api/checks")(file));
    const lines = code.reduce((sum, [, text]) => sum + text.split("\n").length, 0);
    const count = code.reduce((sum, [file, text]) => sum + (/\bas\b/.test(text) ? castsIn(file, text) : 0), 0);
    const rate = (count / lines) * 1000;
    if (rate > most) problems.push(`${tree} has ${count} casts, ${rate.toFixed(1)} per 1,000 lines: more than ${most}. Better types make them needless`);
    return `${tree} ${rate.toFixed(1)}`;
});

function castsIn(file, text) {
    let count = 0;
    const visit = (node) => {
        if (ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && node.type.getText() !== "const")) count++;
        ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
    return count;
}

const lengths = [...sources.values()].map((text) => text.split("\n").length).sort((a, b) => a - b);
console.log(`${files.length} files, median ${lengths[lengths.length >> 1]} lines, longest ${lengths.at(-1)}. Casts per 1,000 lines: ${casts.join(", ")}.`);
for (const problem of problems) console.error(problem);
process.exit(problems.length ? 1 : 0);
