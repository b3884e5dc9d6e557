import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { GERMAN } from "#mock/apps/tenants/sentences.de.ts";

/** What makes a page of a sentence, or an error that becomes one. */
const SAYS = /\b(?:notFound|errorPage|RequestPageError|super|keepingWrites\(new HttpError)\(\s*(?:\d+,\s*)?(?:\{ detail: )?((?:"(?:[^"\\]|\\.)*"(?:,\s*)?)+)/g;

const files = ["protocols", "flows", "sources"]
    .flatMap((folder) => readdirSync(`mock-api/${folder}`, { recursive: true, encoding: "utf8" }).map((file) => path.join("mock-api", folder, file)))
    .filter((file) => file.endsWith(".ts") && !file.includes(".test") && !file.includes("/saml/errors"));

/** Sentences that pages outside the interfaces are made of, with where they stand. */
const sentences = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(SAYS)].flatMap(([, list = ""]) =>
        [...list.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text]) => [text!, file] as const),
    ),
);

describe("sentences of pages outside the interfaces", () => {
    it("are found", () => expect(sentences.length).to.be.greaterThan(20));

    for (const [text, file] of sentences) it(`“${text}” is there in German (${path.basename(file)})`, () => expect(GERMAN).to.have.property(text));
});
