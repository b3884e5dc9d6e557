import { expect, fixture, html } from "@open-wc/testing";
import { waitUntil } from "../testing/wait-until.ts";
import type { Markdown } from "./markdown.ts";
import "./markdown.ts";

describe("ak-markdown", () => {
    const show = async (text: string): Promise<ShadowRoot> => {
        const element = await fixture<Markdown>(html`<ak-markdown .text=${text}></ak-markdown>`);
        const root = element.shadowRoot!;
        await waitUntil(() => root.querySelector("ak-skeleton") === null && root.querySelector(".text")!.childElementCount > 0, "it is read");
        return root;
    };
    const addresses = (root: ShadowRoot) => [...root.querySelectorAll("a")].map((link) => [link.getAttribute("href"), link.target, link.textContent]);

    it("shows headings below what it stands under, lists, emphasis and tables", async () => {
        const root = await show("# One\n\n## Two\n\n- **a**\n- _b_\n  1. `c`\n\n3. three\n\n| h |\n| - |\n| ~~d~~ |\n\n- [x] done\n\n---\n");
        expect([...root.querySelectorAll("[role=heading]")].map((one) => [one.getAttribute("aria-level"), one.textContent])).to.deep.equal([
            ["3", "One"],
            ["4", "Two"],
        ]);
        expect(root.querySelector("ul > li > strong")?.textContent).to.equal("a");
        expect(root.querySelector("ul ol code")?.textContent).to.equal("c");
        expect(root.querySelector("ol[start='3'] > li")?.textContent).to.equal("three");
        expect(root.querySelector("td del")?.textContent).to.equal("d");
        expect(root.textContent).to.contain("☑");
        expect(root.querySelector("hr")).to.exist;
    });

    it("links inside these pages, and beside them elsewhere", async () => {
        expect(addresses(await show("[Flows](#/flow/flows), [guide](https://example.org/x), https://example.com"))).to.deep.equal([
            ["#/flow/flows", "", "Flows"],
            ["https://example.org/x", "_blank", "guide"],
            ["https://example.com", "_blank", "https://example.com"],
        ]);
    });

    it("shows code as it is, to be copied", async () => {
        const snippet = (await show("```python\nreturn a < b & c\n```")).querySelector("ak-snippet")!;
        expect(snippet.text).to.equal("return a < b & c");
        expect(snippet.label).to.equal("python");
    });

    it("makes notices, with what is said below them", async () => {
        const root = await show("> [!WARNING] Careful\n> It is gone.\n\n> Said by somebody.");
        const alert = root.querySelector("ak-alert")!;
        expect([alert.level, alert.header, alert.textContent?.trim()]).to.deep.equal(["warning", "Careful", "It is gone."]);
        expect(root.querySelector("blockquote")?.textContent).to.contain("Said by somebody.");
    });

    it("never makes HTML of a text, nor links that run as script, nor loads pictures", async () => {
        const root = await show(
            '<img src=x onerror="alert(1)">\n\na <b onclick="alert(1)">b</b>\n\n[c](javascript:alert(1)) [d](data:text/html,x) [e](VBScript:x)\n\n![f](https://example.org/f.png)\n\n[g](<  javascript:alert(1)>)',
        );
        expect(root.querySelector("img, b, script, [onclick], [onerror]")).to.equal(null);
        expect(root.textContent).to.contain('<img src=x onerror="alert(1)">').and.contain("<b onclick");
        expect(addresses(root)).to.deep.equal([["https://example.org/f.png", "_blank", "f"]]);
    });

    it("shows as it is what is far too long", async () => {
        const root = await show("*".repeat(100_001));
        expect(root.querySelector("pre")?.textContent).to.have.length(100_001);
    });

    it("survives what is nested without an end", async () => {
        const root = await show(`${">".repeat(20_000)} deep`);
        expect(root.querySelector(".text")?.textContent).to.contain("deep");
    });
});
