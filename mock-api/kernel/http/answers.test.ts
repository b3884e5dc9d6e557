import { expect } from "chai";
import type { Upload } from "./call.ts";
import { Form } from "./form.ts";
import { ANYBODY } from "./reader.ts";
import { askingPage, errorPage, escapeHtml, submittingPage } from "./html.ts";
import { memoryJournal } from "#kernel/store/memory.journal.ts";
import { created, jsonText, noContent, ok, page, redirect } from "./operation.ts";

describe("a form", () => {
    const form = new Form<string | Upload>([
        ["a", "1"],
        ["b", { name: "x.png", type: "image/png", bytes: new Uint8Array(1) }],
        ["a", "2"],
    ]);
    it("has every value, the last one, names and what repeats", () => {
        expect([form.getAll("a"), form.get("a"), form.has("c"), form.get("c"), form.getAll("c")]).to.deep.equal([["1", "2"], "2", false, undefined, []]);
        expect([form.names, form.repeated]).to.deep.equal([["a", "b"], ["a"]]);
    });
    it("gives its texts alone", () =>
        expect([...form.texts()]).to.deep.equal([
            ["a", "1"],
            ["a", "2"],
        ]));
    it("holds no name that every object has", () => expect([form.has("constructor"), form.get("__proto__")]).to.deep.equal([false, undefined]));
});

describe("pages", () => {
    const nasty = `<img src=x onerror="alert('1')">&`;
    it("hold text that cannot become markup, wherever it stands", () => {
        expect(escapeHtml(nasty)).to.equal("&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;");
        const pages = [
            errorPage(nasty, nasty),
            askingPage({ heading: nasty, text: nasty, button: nasty, fields: [[nasty, nasty]], reader: ANYBODY }),
            submittingPage(nasty, [[nasty, nasty]]),
        ];
        for (const written of pages) expect(written).to.contain("&lt;img").and.not.contain("<img src=x");
    });
    it("carry what is posted in hidden fields, in order", () => {
        const written = submittingPage("https://app.test/", [
            ["a", "1"],
            ["b", "2"],
            ["a", "3"],
        ]);
        expect([...written.matchAll(/type="hidden" name="(\w)" value="(\d)"/g)].map(([, name, value]) => `${name}${value}`)).to.deep.equal(["a1", "b2", "a3"]);
    });
});

describe("answers", () => {
    const seen = async (response: Response) => [response.status, response.headers.get("content-type"), await response.text()];
    for (const [name, response, expected] of [
        ["JSON", ok({ a: 1 }), [200, "application/json", '{"a":1}']],
        ["JSON null", ok(null), [200, "application/json", "null"]],
        ["none", ok(undefined, 400), [400, "application/json", ""]],
        ["made", created(["a"]), [201, "application/json", '["a"]']],
        ["JSON that is written already", jsonText("[1]"), [200, "application/json", "[1]"]],
        ["nothing", noContent(), [204, null, ""]],
        ["a page", page("<p>", 404), [404, "text/html; charset=utf-8", "<p>"]],
    ] as const)
        it(name, async () => expect(await seen(response)).to.deep.equal(expected));
    it("elsewhere", () => expect([redirect("/a/").status, redirect("/a/").headers.get("location")]).to.deep.equal([302, "/a/"]));
});

it("a journal in memory keeps nothing: who starts on it again starts afresh", async () => {
    const journal = memoryJournal();
    await journal.append([{ table: "a", key: 1, row: { pk: 1 } }]);
    await journal.replace({ version: 1, tables: { a: [{ pk: 1 }] } });
    expect(await journal.load()).to.equal(null);
});
