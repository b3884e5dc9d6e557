import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { mailTemplatesIn } from "./mail-templates.ts";

describe("a folder of mail templates", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(path.join(tmpdir(), "templates-"));
        mkdirSync(path.join(folder, "email"));
        writeFileSync(path.join(folder, "email", "own.html"), "one");
        writeFileSync(path.join(folder, "email", "notes.txt"), "no template");
        writeFileSync(path.join(folder, "long.html"), "x".repeat(64 * 1024 + 1));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it("is read anew each time: HTML files of a mail's size, by their paths", () => {
        const read = mailTemplatesIn(folder);
        expect([...read()]).to.deep.equal([["email/own.html", "one"]]);
        writeFileSync(path.join(folder, "email", "own.html"), "two");
        writeFileSync(path.join(folder, "also.html"), "three");
        expect([...read()]).to.deep.equal([
            ["also.html", "three"],
            ["email/own.html", "two"],
        ]);
    });

    it("has to be there", () => {
        expect(() => mailTemplatesIn(path.join(folder, "gone"))).to.throw();
        expect(() => mailTemplatesIn(path.join(folder, "long.html"))).to.throw("is no folder of templates");
    });
});
