import { expect, fixture, html } from "@open-wc/testing";
import { lexer, walkTokens } from "marked";
import { routes } from "#src/admin/routes.ts";
import { locale } from "#src/context/locale.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep } from "../testing/engine.ts";
import "./help.ts";
import { subjects, textAbout, type Subject } from "./subjects.ts";

describe("help", () => {
    const names = Object.keys(subjects).filter((name): name is Subject => name in subjects);

    it("is folded away at first, and loads its text when it is opened", async () => {
        const help = await fixture<HTMLElement>(html`<ak-help subject="flows"></ak-help>`);
        await waitUntil(() => deep(help, "ak-expand").length === 1, "its title is there");
        expect(deep(help, "ak-markdown")).to.have.length(0);
        deep<HTMLElement>(help, "button")[0]!.click();
        await waitUntil(() => deep(help, "a[href='#/flow/stages']").length === 1, "its text is there");
        expect(deep(help, "ak-expand")[0]!.textContent).to.contain("About flows");
    });

    it("covers nothing of what is below it, where both have to scroll", async () => {
        const scrolled = await fixture<HTMLElement>(
            html`<div>
                <ak-help subject="flows"></ak-help>
                <p>Below</p>
            </div>`,
        );
        Object.assign(scrolled.style, { display: "grid", alignContent: "start", blockSize: "4rem", overflow: "auto" });
        const help = scrolled.querySelector("ak-help")!;
        await waitUntil(() => deep(help, "ak-expand").length === 1, "its title is there");
        deep<HTMLElement>(help, "button")[0]!.click();
        await waitUntil(() => deep(help, "a[href='#/flow/stages']").length === 1, "its text is there");
        const text = deep<HTMLElement>(help, "ak-expand")[0]!;
        expect(scrolled.querySelector("p")!.getBoundingClientRect().top).to.be.at.least(text.getBoundingClientRect().bottom);
    });

    it("is German where the page is", async () => {
        const help = await fixture<HTMLElement>(html`<ak-help subject="flows"></ak-help>`);
        await waitUntil(() => deep(help, "ak-expand").length === 1, "its title is there");
        deep<HTMLElement>(help, "button")[0]!.click();
        await locale.set("de");
        try {
            await waitUntil(() => deep(help, "p").some(({ textContent }) => textContent.startsWith("Ein Ablauf")), "its text is German");
        } finally {
            await locale.set("en");
        }
    });

    for (const name of names)
        for (const language of ["en", "de"])
            it(`about ${name} can be shown as it is (${language})`, async () => {
                const text = await textAbout(name, language);
                expect(text.length).to.be.within(100, 4000);
                const links: string[] = [];
                const kinds = new Set<string>();
                walkTokens(lexer(text), (token) => {
                    kinds.add(token.type);
                    if (token.type === "link") links.push(String(token["href"]));
                });
                expect(kinds).not.to.include("html").and.not.to.include("image");
                const addresses = new Set(routes.map(({ path }) => `#${path}`));
                expect(links.filter((link) => !addresses.has(link))).to.deep.equal([]);
            });

    it("says in each language as much as in the other: the same code names, rows and links", async () => {
        const shape = (text: string) => [
            text.match(/^\| `/gm)?.length,
            text.match(/\]\(#/g)?.length,
            text.match(/^```/gm)?.length,
            text.match(/^(- |\d\. )/gm)?.length,
        ];
        for (const name of names) expect(shape(await textAbout(name, "de")), name).to.deep.equal(shape(await textAbout(name, "en")));
    });
});
