import { expect } from "chai";
import { askingPage, choosingPage, errorPage, escapeHtml, leadingPage, submittingPage, SUBMIT_SCRIPT } from "./html.ts";

const NASTY = `"><img src=x onerror='alert(1)'>&amp;`;
const SAFE = "&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;amp;";
const choice = (text: string) => ({ href: text, mark: text, title: text, text });

/** Every page with the same text in all its places, and how many places there are. */
const PAGES: readonly (readonly [name: string, page: (text: string) => string, places: number])[] = [
    ["an error", (text) => errorPage(text, text), 2],
    ["one that asks", (text) => askingPage(text, text, text, [[text, text]]), 5],
    ["one that submits itself", (text) => submittingPage(text, [[text, text]]), 3],
    [
        "one that leads on",
        (text) => leadingPage({ title: text, heading: text, texts: [text, text], links: [{ text, href: text, id: text }], language: text }),
        8,
    ],
    [
        "one that leads on, in the name of a tenant",
        (text) => leadingPage({ title: "t", heading: "h", texts: [], links: [], brand: { name: text, logo: text, favicon: text } }),
        3,
    ],
    [
        "one that offers a choice",
        (text) =>
            choosingPage({
                title: text,
                brand: text,
                heading: text,
                text,
                choices: [choice(text)],
                more: { heading: text, choices: [choice(text)] },
                language: text,
            }),
        14,
    ],
];

describe("pages of the backend", () => {
    for (const [name, page, places] of PAGES) {
        it(`${name}: a text is a text in each of its places`, () => {
            const written = page(NASTY);
            expect(written).not.to.contain("<img src=x");
            expect(written.split(SAFE)).to.have.length(places + 1);
        });

        it(`${name}: has no script and no style of its own, which its policy would not let run`, () => {
            const written = page("a");
            expect(written).not.to.match(/<style|\sstyle=|\son\w+=/);
            for (const [script] of written.matchAll(/<script[^]*?<\/script>/g)) expect(script).to.equal(`<script src="${SUBMIT_SCRIPT}"></script>`);
        });
    }

    it("say in which language they are", () => {
        expect(leadingPage({ title: "", heading: "", texts: [], links: [] })).to.contain('<main lang="en">');
        expect(leadingPage({ title: "", heading: "", texts: [], links: [], language: "de" })).to.contain('<main lang="de">');
    });

    it("escape what HTML reads, and nothing else", () =>
        expect(escapeHtml(`a & b < c > d "e" 'f' ü %`)).to.equal("a &amp; b &lt; c &gt; d &quot;e&quot; &#39;f&#39; ü %"));
});
