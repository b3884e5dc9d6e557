import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "chai";

const all = ["src", "mock-api", "docs", "tests", "stories", "scripts", "build", "web"].flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((file) => path.join(folder, String(file)).replaceAll(path.sep, "/")),
);
const known = [...all, ...readdirSync(".")];
const documents = ["README.md", "SECURITY.md", ...all.filter((file) => /^docs\/.*\.md$|^src\/.*README\.md$/.test(file))];
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> };

/** What stands in back ticks and is a path to a file of ours: `flows/planner.ts`, `consent.stage.ts`, `docs/limits.md`. */
const PATHS = /`([\w./-]+\.(?:ts|mjs|md|html|css|accept|jsonl\.gz))`/g;
const LINKS = /\]\(([^)#\s]+)(?:#[\w-]+)?\)/g;
const COMMANDS = /npm run ([\w:]+)/g;
/** `npm test -- resource/crud`: part of the path of a test. */
const TESTED = /npm test -- ([a-z][\w./-]*)/g;

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map((match) => match[1]!);

describe("what the documents name is there", () => {
    for (const document of documents) {
        const text = readFileSync(document, "utf8");

        it(`${document}: files`, () => {
            // A decision that was superseded tells of its time; `thing.form.ts` stands for any.
            const isOfItsTime = text.includes("Superseded by");
            const names = isOfItsTime ? [] : found(text, PATHS).filter((name) => !/^\.|\bthings?\./.test(name));
            expect(names.filter((name) => !known.some((file) => file === name || file.endsWith(`/${name}`)))).to.deep.equal([]);
        });

        it(`${document}: links`, () => {
            const links = found(text, LINKS).filter((link) => !/^https?:/.test(link));
            expect(links.filter((link) => !known.includes(path.posix.join(path.posix.dirname(document), link)))).to.deep.equal([]);
        });

        it(`${document}: commands`, () => expect(found(text, COMMANDS).filter((command) => !(command in scripts))).to.deep.equal([]));

        it(`${document}: tests`, () =>
            expect(found(text, TESTED).filter((part) => !all.some((file) => file.endsWith(".test.ts") && file.includes(part)))).to.deep.equal([]));
    }
});

describe("decisions", () => {
    for (const document of documents.filter((file) => /decisions\/\d/.test(file)))
        it(`${path.basename(document)} says what was asked, chosen and refused, and what follows`, () => {
            const text = readFileSync(document, "utf8");
            const parts = text.includes("Superseded by") ? [] : ["Question", "Choice", "Refused", "Consequences"];
            expect(parts.filter((part) => !text.includes(`**${part}.**`))).to.deep.equal([]);
        });
});
