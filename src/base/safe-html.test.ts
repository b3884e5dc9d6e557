import { expect } from "@open-wc/testing";
import { mayViolate } from "#src/elements/testing/served-policy.ts";
import { safeHtml } from "./safe-html.ts";

const cleaned = (text: string): string => {
    const box = document.createElement("div");
    box.append(safeHtml(text));
    return box.innerHTML.replaceAll(/<!--.*?-->/g, "");
};

describe("safe HTML", () => {
    it("keeps what formats and links", () => {
        expect(cleaned('<b>a</b> <a href="/x" title="t">b</a>')).to.equal('<b>a</b> <a href="/x" title="t">b</a>');
    });

    const attacks: [string, string][] = [
        ["<img src=x onerror=alert(1)>", '<img src="x">'],
        ["<script>alert(1)</script>a", "a"],
        ['<a href="javascript:alert(1)">a</a>', "<a>a</a>"],
        ['<a href="java\tscript:alert(1)">a</a>', "<a>a</a>"],
        ['<a href=" JaVaScRiPt:alert(1)">a</a>', "<a>a</a>"],
        ['<a href="data:text/html,x">a</a>', "<a>a</a>"],
        ["<svg><a xlink:href='javascript:alert(1)'>a</a></svg>b", "b"],
        ["<form action=/x><input name=a><b>c</b></form>", "<b>c</b>"],
        ['<p style="position:fixed">a</p>', "<p>a</p>"],
        ["<iframe srcdoc='<script>alert(1)</script>'></iframe>", ""],
        ['<a href="https://x.test" target="_blank">a</a>', '<a href="https://x.test" target="_blank" rel="noopener noreferrer">a</a>'],
    ];
    for (const [attack, left] of attacks) {
        it(`leaves nothing that runs of ${attack}`, () => {
            // Chromium reports them as soon as it parses them, wherever that is.
            mayViolate("script-src-attr", "style-src-attr");
            expect(cleaned(attack)).to.equal(left);
        });
    }
});
