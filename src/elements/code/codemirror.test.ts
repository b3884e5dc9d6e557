import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { contrast, THEMES, useTheme } from "../testing/colors.ts";
import type { CodeMirror } from "./codemirror.ts";
import "./codemirror.ts";
import type { Mode } from "./languages.ts";
import { ground, palette } from "./palette.ts";

const SAMPLES: Record<Exclude<Mode, "text">, string> = {
    yaml: '# who\nname: "ada"\nage: 36\nadmin: true\nroles:\n    - &a one\n    - *a\n    - null\n---\nkey: !tag value',
    json: '{ "name": "ada\\n", "age": 36.5, "admin": true, "roles": [null] }',
    xml: '<?xml version="1.0"?>\n<!-- who -->\n<users xmlns:a="urn:a"><user id="1">ada &amp; bob</user></users>',
    python: '# who\nimport re\n@cached\ndef allowed(user, *args):\n    """Says."""\n    if user.age >= 36 and not None:\n        return re.match(r"^a\\d", f"{user.name}")\nclass A(B):\n    pass',
    css: '/* who */\n@media (width < 10px) {\n    .ada:hover > #bob[href="x"] { color: #ff0000; margin: 1.5rem !important; --a: url(x.png); }\n}',
    html: '<!doctype html>\n<!-- who -->\n<p class="a">ada <b>bob</b></p><style>p { color: red }</style><script>const a = /x/.test("b"); // c</script>',
};
const modes = Object.keys(SAMPLES) as (keyof typeof SAMPLES)[];

describe("ak-codemirror", () => {
    afterEach(() => useTheme("light"));

    const make = async (mode: Mode, value: string, readonly = false): Promise<CodeMirror> => {
        const editor = await fixture<CodeMirror>(
            html`<ak-codemirror label="Code" name="code" mode=${mode} ?readonly=${readonly} .value=${value}></ak-codemirror>`,
        );
        await editor.updateComplete;
        return editor;
    };
    const within = (editor: CodeMirror, selector: string) => [...editor.shadowRoot!.querySelectorAll<HTMLElement>(selector)];
    const content = (editor: CodeMirror) => within(editor, ".cm-content")[0]!;
    const type = (editor: CodeMirror, text: string) => {
        editor.focus();
        document.execCommand("insertText", false, text);
    };
    const chord = async (key: string): Promise<void> => {
        await sendKeys({ down: "Control" });
        await sendKeys({ press: key });
        await sendKeys({ up: "Control" });
    };
    const background = (editor: CodeMirror) => getComputedStyle(within(editor, ".cm-editor")[0]!).backgroundColor;

    for (const [index, theme] of THEMES.entries())
        it(`M28.1 gives every highlight tag 4.5:1 on the ground and on the line of the cursor (${theme})`, () => {
            for (const { tags, colors } of palette)
                for (const behind of [ground.background[index]!, ground.line[index]!])
                    expect(contrast(colors[index]!, behind), `${tags.join(", ")} on ${behind}`).to.be.at.least(4.5);
            expect(contrast(ground.quiet[index]!, ground.background[index]!)).to.be.at.least(4.5);
        });

    for (const mode of modes)
        for (const theme of THEMES)
            it(`${theme === "dark" ? "M28.1" : "M28.3"} shows every token of ${mode} with 4.5:1 (${theme})`, async () => {
                await useTheme(theme);
                const editor = await make(mode, SAMPLES[mode]);
                expect(background(editor)).to.equal(theme === "dark" ? "rgb(31, 31, 31)" : "rgb(247, 247, 247)");
                const tokens = within(editor, ".cm-line span");
                expect(new Set(tokens.map((token) => getComputedStyle(token).color)).size, "kinds of tokens").to.be.at.least(2);
                for (const token of [content(editor), ...within(editor, ".cm-line span, .cm-lineNumbers, footer span")])
                    expect(contrast(getComputedStyle(token).color, background(editor)), token.textContent ?? "").to.be.at.least(4.5);
            });

    it("M28.2 keeps text, cursor and history when the theme changes while it is open", async () => {
        const editor = await make("python", "a = 1");
        type(editor, "b");
        const cursor = () => editor.shadowRoot!.querySelector(".cm-content")!.textContent;
        const color = () => getComputedStyle(within(editor, ".cm-line span")[0]!).color;
        const before = [cursor(), color()];
        await useTheme("dark");
        expect(cursor()).to.equal(before[0]);
        expect(color()).not.to.equal(before[1]);
        content(editor).dispatchEvent(new KeyboardEvent("keydown", { key: "z", keyCode: 90, ctrlKey: true, bubbles: true, cancelable: true }));
        expect(editor.value).to.equal("a = 1");
    });

    it("sends change for what was typed, not for what was set", async () => {
        const editor = await make("yaml", "a: 1");
        let told = 0;
        editor.addEventListener("change", () => told++);
        editor.value = "b: 2";
        await editor.updateComplete;
        expect([content(editor).textContent, told]).to.deep.equal(["b: 2", 0]);
        setTimeout(() => type(editor, "# "));
        await oneEvent(editor, "change");
        expect(editor.value).to.equal("# b: 2");
    });

    it("is part of its form, and only read it is not", async () => {
        const form = await fixture<HTMLFormElement>(
            html`<form><ak-codemirror name="a" .value=${"1"}></ak-codemirror><ak-codemirror name="b" readonly .value=${"2"}></ak-codemirror></form>`,
        );
        await Promise.all([...form.querySelectorAll("ak-codemirror")].map(({ updateComplete }) => updateComplete));
        expect([...new FormData(form)]).to.deep.equal([["a", "1"]]);
        form.querySelector("ak-codemirror")!.value = "changed";
        form.reset();
        expect(form.querySelector("ak-codemirror")!.value).to.equal("1");
    });

    it("cannot be changed when it is only read", async () => {
        const editor = await make("json", "{}", true);
        type(editor, "x");
        expect(editor.value).to.equal("{}");
        expect(content(editor).getAttribute("aria-readonly")).to.equal("true");
    });

    describe("by keyboard", () => {
        const press = (editor: CodeMirror, key: string, keyCode: number): KeyboardEvent => {
            const event = new KeyboardEvent("keydown", { key, keyCode, bubbles: true, cancelable: true, composed: true });
            content(editor).dispatchEvent(event);
            return event;
        };

        it("Tab indents", async () => {
            const editor = await make("yaml", "a: 1");
            editor.focus();
            expect(press(editor, "Tab", 9).defaultPrevented).to.equal(true);
            expect(editor.value).to.equal("  a: 1");
        });

        it("Escape, then Tab leaves; the dialog around does not see that Escape, but the next", async () => {
            const editor = await make("yaml", "a: 1");
            editor.focus();
            let seen = 0;
            editor.parentElement!.addEventListener("keydown", ({ key }) => key === "Escape" && seen++);
            expect(press(editor, "Escape", 27).defaultPrevented).to.equal(true);
            expect(press(editor, "Tab", 9).defaultPrevented).to.equal(false);
            expect(editor.value).to.equal("a: 1");
            expect(seen).to.equal(0);
            press(editor, "Escape", 27);
            expect(seen).to.equal(1);
        });

        it("Tab indents again after something else was typed", async () => {
            const editor = await make("yaml", "a: 1");
            editor.focus();
            press(editor, "Escape", 27);
            press(editor, "a", 65);
            expect(press(editor, "Tab", 9).defaultPrevented).to.equal(true);
        });
    });

    it("has a name, and says how to leave", async () => {
        const editor = await make("yaml", "");
        expect(content(editor).getAttribute("aria-label")).to.equal("Code");
        expect(content(editor).ariaDescribedByElements?.map(({ textContent }) => textContent)).to.deep.equal(["Esc, then Tab to leave"]);
    });

    for (const theme of THEMES)
        it(`is accessible (${theme})`, async () => {
            await useTheme(theme);
            await expect(await make("python", SAMPLES.python)).to.be.accessible();
            await expect(await make("xml", SAMPLES.xml, true)).to.be.accessible();
        });

    it("B21 typing over what is selected writes no style attribute, and can be undone", async () => {
        // The rest is seen by the served Content-Security-Policy: a violation fails the test.
        const editor = await make("yaml", "a: {}\nb: true");
        editor.focus();
        await chord("a");
        await sendKeys({ type: "c: 1" });
        expect(editor.value).to.equal("c: 1");
        await chord("z");
        expect(editor.value).to.equal("a: {}\nb: true");
    });
});
