import { expect } from "chai";
import { ANYBODY, type Reader } from "./reader.ts";
import { askingPage, choosingPage, errorPage, escapeHtml, leadingPage, submittingPage } from "./html.ts";

const NASTY = `"><img src=x onerror='alert(1)'>&amp;`;
const SAFE = "&quot;&gt;&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;amp;";
const choice = (text: string) => ({ href: text, mark: text, title: text, text });

/** Somebody in whose words and by whose brand every text stands. */
const reading = (text: string): Reader => ({ language: text, brand: { name: text, logo: text, favicon: text }, say: (sentence) => sentence });

/** Every page with the same text in all its places, and how many places there are. */
const PAGES: readonly (readonly [name: string, page: (text: string) => string, places: number])[] = [
    ["an error", (text) => errorPage(text, text, reading(text)), 8],
    ["one that asks", (text) => askingPage({ heading: text, text, button: text, fields: [[text, text]], reader: reading(text) }), 11],
    ["one that submits itself", (text) => submittingPage(text, [[text, text]], reading(text)), 8],
    [
        "one that leads on",
        (text) => leadingPage({ title: text, heading: text, texts: [text, text], links: [{ text, href: text, id: text }], reader: reading(text) }),
        12,
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
                reader: reading(text),
            }),
        18,
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
            for (const [script] of written.matchAll(/<script[^]*?<\/script>/g)) expect(script).to.match(/^<script src="\/static\/\w+\.js"><\/script>$/);
        });
    }

    it("say in which language they are, and speak it where they are made of our sentences", () => {
        const reader: Reader = { ...ANYBODY, language: "de", say: (sentence) => `${sentence}!` };
        expect(errorPage("Not found", "Nothing.")).to.contain('<html lang="en">').and.to.contain("<h1>Not found</h1>");
        const written = errorPage("Not found", "Nothing.", reader);
        expect(written).to.contain('<html lang="de">').and.to.contain("<h1>Not found!</h1><p>Nothing.!</p>").and.to.contain(">Go home!</a>");
        expect(written, "its name is the same in every language").to.contain('<main data-page="Not found">');
    });

    it("that ask lead away without what they ask for", () => {
        const reader: Reader = { ...ANYBODY, say: (sentence) => `${sentence}!` };
        const written = askingPage({ heading: "Connect", text: "Connect them?", button: "Connect", fields: [], reader });
        expect(written).to.contain('</form><p class="link"><a href="/">Go home!</a></p>');
    });

    it("escape what HTML reads, and nothing else", () =>
        expect(escapeHtml(`a & b < c > d "e" 'f' ü %`)).to.equal("a &amp; b &lt; c &gt; d &quot;e&quot; &#39;f&#39; ü %"));
});
