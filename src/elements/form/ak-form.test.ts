import { sendKeys } from "@web/test-runner-commands";
import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import { slugAsTyped } from "#src/base/slug.ts";
import { THEMES, useTheme } from "../testing/colors.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Form } from "./ak-form.ts";
import "./ak-form.ts";
import type { FormItem, Values } from "./field.ts";
import {
    checks,
    choice,
    choices,
    code,
    dateTime,
    dual,
    duration,
    email,
    file,
    group,
    number,
    place,
    radio,
    secret,
    select,
    shown,
    source,
    text,
    textarea,
    toggle,
    url,
} from "./fields.ts";
import { among } from "./options.ts";

describe("ak-form", () => {
    let saved: Values[];
    let refuse: ApiError | undefined;
    beforeEach(() => ([saved, refuse] = [[], undefined]));

    const make = async (fields: FormItem[], values: Values = {}): Promise<Form<unknown>> => {
        const save = async (sent: Values): Promise<void> => {
            saved.push(sent);
            if (refuse) throw refuse;
        };
        return fixture(html`<ak-form .fields=${fields} .values=${values} .save=${save}></ak-form>`);
    };
    const part = <E extends HTMLElement>(form: Form<unknown>, selector: string): E => form.shadowRoot!.querySelector<E>(selector)!;
    const submit = (form: Form<unknown>) => part<HTMLFormElement>(form, "form").requestSubmit();
    const errors = (form: Form<unknown>, name: string) => part(form, `#${name}-errors`).textContent.trim();
    const type = (form: Form<unknown>, name: string, value: string) => {
        const input = part<HTMLInputElement>(form, `#${name}`);
        input.value = value;
        input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    };
    const options = [
        { value: "a", label: "Ada", description: "Lovelace" },
        { value: "b", label: "Bob" },
    ];
    const search = among(options);
    const all = (): FormItem[] => [
        text("text", "Text"),
        email("email", "Email"),
        url("url", "Address"),
        place("place", "Place"),
        number("number", "Number"),
        dateTime("moment", "Moment"),
        textarea("textarea", "Lines"),
        duration("duration", "Duration"),
        secret("secret", "Secret", { generate: 20 }),
        secret("kept", "Kept secret", { keep: true }),
        file("file", "File"),
        toggle("toggle", "Toggle"),
        select("select", "Select", options),
        radio("radio", "Radio", options),
        checks("checks", "Checks", options),
        choice("choice", "Choice", search, { chosen: options[0] }),
        choices("choices", "Choices", search, { chosen: options }),
        dual("dual", "Dual", search, { chosen: options }),
        code("code", "Code"),
        code("python", "Python", { mode: "python" }),
        source("source", "Source", "yaml"),
        shown("shown", "Shown"),
    ];
    const values = {
        text: "t",
        email: "a@b.test",
        url: "https://x.test",
        place: "/x/",
        number: 3,
        moment: "2026-01-02T03:04:00.000Z",
        textarea: "1\n2",
        duration: "hours=1",
        secret: "s",
        toggle: true,
        select: "b",
        radio: "b",
        checks: ["b"],
        choice: "a",
        choices: ["a", "b"],
        dual: ["a", "b"],
        code: { a: 1 },
        python: "return True",
        source: "# a\nb: 1",
    };

    it("leaves null what is null and stays empty", async () => {
        const form = await make([text("friendly", "Friendly name"), text("name", "Name")], { friendly: null, name: "" });
        submit(form);
        await waitUntil(() => saved.length === 1);
        type(form, "friendly", "Mail");
        submit(form);
        await waitUntil(() => saved.length === 2);
        expect(saved).to.deep.equal([
            { friendly: null, name: "" },
            { friendly: "Mail", name: "" },
        ]);
    });

    it("sends every kind of field as it came, when nothing was changed", async () => {
        const form = await make(all(), { ...values, shown: "only seen" });
        form.marking = true;
        submit(form);
        await oneEvent(form, "ak-saved");
        expect(saved).to.deep.equal([{ ...values, kept: undefined, file: null }]);
        expect([...form.shadowRoot!.querySelectorAll(".mark")].map(({ textContent }) => textContent).join("")).to.equal("");
    });

    it("sends what a new object has at first", async () => {
        const form = await make(all());
        submit(form);
        await oneEvent(form, "ak-saved");
        expect(saved[0]).to.deep.include({ text: "", number: null, moment: null, toggle: false, select: "", radio: "a", checks: [], code: {}, file: null });
    });

    it("has the focus in its first control, also when that comes late", async () => {
        for (const fields of [
            [shown("id", "Id"), text("a", "A")],
            [radio("a", "A", options), text("b", "B")],
        ]) {
            const form = await make(fields);
            await waitUntil(() => form.shadowRoot!.activeElement?.id === "a");
        }
    });

    it("leaves the focus to who has gone elsewhere while the first control was on its way", async () => {
        const elsewhere = await fixture<HTMLButtonElement>(html`<button></button>`);
        const form = await make([radio("a", "A", options)]);
        elsewhere.focus();
        await customElements.whenDefined("ak-radio");
        await (part(form, "#a") as Form<unknown>).updateComplete;
        expect(document.activeElement).to.equal(elsewhere);
    });

    it("says why a save failed, in a place that is announced, with the number of the request", async () => {
        const form = await make([text("a", "A")]);
        const alert = part(form, "[role=alert]");
        expect(alert.hidden).to.equal(true);
        refuse = new ApiError(500, { detail: "A server error occurred." }, "813f5b61");
        submit(form);
        await waitUntil(() => !alert.hidden);
        expect(part(form, "[role=alert]")).to.equal(alert);
        expect(alert.textContent).to.contain("A server error occurred.");
        expect(alert.querySelector("ak-copy")!.value).to.equal("813f5b61");
        refuse = undefined;
        submit(form);
        await waitUntil(() => alert.hidden);
    });

    it("marks what is missing at its field, sends nothing, and focuses the first", async () => {
        const form = await make([text("a", "A"), text("b", "B", { required: true }), choice("c", "C", search, { required: true })]);
        await customElements.whenDefined("ak-choice");
        submit(form);
        await waitUntil(() => errors(form, "b") !== "");
        expect([errors(form, "a"), errors(form, "b"), errors(form, "c")]).to.deep.equal(["", "This field is required.", "This field is required."]);
        expect(form.shadowRoot!.activeElement!.id).to.equal("b");
        expect(saved).to.deep.equal([]);
    });

    it("takes back what was wrong with a field as soon as that is changed, and nothing else", async () => {
        const form = await make([text("a", "A", { required: true }), choice("c", "C", search, { required: true })]);
        await customElements.whenDefined("ak-choice");
        submit(form);
        await waitUntil(() => errors(form, "a") !== "" && errors(form, "c") !== "");
        const chosen = part(form, "#c") as HTMLElement & { value: string | null };
        chosen.value = "a";
        chosen.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
        await form.updateComplete;
        expect([errors(form, "a"), errors(form, "c")]).to.deep.equal(["This field is required.", ""]);
        part(form, "#a").focus();
        await sendKeys({ type: "x" });
        await waitUntil(() => errors(form, "a") === "");
    });

    it("says on which line of the editor an expression is wrong: the server counts one that it puts before", async () => {
        const form = await make([source("expression", "Expression", "python"), source("page", "Page", "html")]);
        refuse = new ApiError(400, {
            expression: ["Expression Syntax Error: '(' was never closed (temp-policy, line 3)", "invalid syntax (None, line 2)", "No."],
            page: ["wrong (None, line 2)"],
        });
        submit(form);
        await waitUntil(() => errors(form, "page") === "wrong (None, line 2)");
        const said = [...part(form, "#expression-errors").querySelectorAll(".pf-v6-c-helper-text__item-text")].map((item) => item.textContent);
        expect(said).to.deep.equal(["The expression cannot be read: '(' was never closed (line 2)", "invalid syntax (line 1)", "No."]);
    });

    it("writes what follows another field until somebody has written something else there, and what an object has is let be", async () => {
        const items = [text("name", "Name"), text("slug", "Slug", { follows: ({ name }) => String(name).toLowerCase() })];
        const form = await make(items);
        const slug = (): string => part<HTMLInputElement>(form, "#slug").value;
        type(form, "name", "Wiki");
        type(form, "name", "Wikis");
        expect(slug()).to.equal("wikis");
        type(form, "slug", "w");
        type(form, "name", "Wikis of all");
        expect(slug()).to.equal("w");
        const known = await make(items, { name: "Wiki", slug: "" });
        type(known, "name", "Wiki 2");
        expect(part<HTMLInputElement>(known, "#slug").value).to.equal("wiki 2");
        const other = await make(items, { name: "Wiki", slug: "wiki" });
        type(other, "name", "Wiki 2");
        expect(part<HTMLInputElement>(other, "#slug").value).to.equal("wiki");
    });

    it("puts what may stand there where something else is typed, with the caret where it was", async () => {
        const form = await make([text("name", "Name", { shape: slugAsTyped })]);
        const input = part<HTMLInputElement>(form, "#name");
        input.focus();
        await sendKeys({ type: "Ünsere gäste" });
        expect(input.value).to.equal("Unsere-gaste");
        input.setSelectionRange(6, 6);
        await sendKeys({ type: "_1 " });
        expect([input.value, input.selectionStart]).to.deep.equal(["Unsere_1--gaste", 9]);
    });

    it("keeps what was chosen when the server refuses something else", async () => {
        const form = await make([choices("many", "Many", search, { chosen: options.slice(0, 1) }), checks("few", "Few", options)], { few: ["a"] });
        await Promise.all(["ak-multi-select", "ak-checkbox-group"].map((name) => customElements.whenDefined(name)));
        const many = part(form, "#many") as HTMLElement & { chosen: object[] };
        many.chosen = options;
        await form.updateComplete;
        part(form, "#few").shadowRoot!.querySelectorAll("input")[1]!.click();
        refuse = new ApiError(400, { many: ["No."] });
        submit(form);
        await waitUntil(() => errors(form, "many") === "No.");
        submit(form);
        await waitUntil(() => saved.length === 2);
        expect(saved[1]).to.deep.equal({ many: ["a", "b"], few: ["a", "b"] });
    });

    it("keeps what was typed as YAML, with its comments, when the server refuses something else", async () => {
        const form = await make([text("name", "Name"), code("attributes", "Attributes")]);
        await customElements.whenDefined("ak-code-field");
        const field = part(form, "#attributes") as HTMLElement & { updateComplete: Promise<boolean> };
        await field.updateComplete;
        const editor = field.shadowRoot!.querySelector("ak-codemirror")!;
        await editor.updateComplete;
        editor.focus();
        for (const keys of [{ down: "Control" }, { press: "a" }, { up: "Control" }, { type: "a:   1 # mine" }]) await sendKeys(keys);
        await waitUntil(() => editor.value.includes("mine"));
        refuse = new ApiError(400, { name: ["Taken."] });
        submit(form);
        await waitUntil(() => errors(form, "name") === "Taken.");
        await field.updateComplete;
        expect(saved).to.deep.equal([{ name: "", attributes: { a: 1 } }]);
        expect(editor.value).to.equal("a:   1 # mine");
    });

    it("says what cannot be read as YAML, at its field", async () => {
        const form = await make([code("attributes", "Attributes", { initial: { a: 1 } })]);
        await customElements.whenDefined("ak-code-field");
        const field = part(form, "#attributes") as HTMLElement & { updateComplete: Promise<boolean>; validity: ValidityState };
        await field.updateComplete;
        const editor = field.shadowRoot!.querySelector("ak-codemirror")!;
        await editor.updateComplete;
        editor.focus();
        document.execCommand("insertText", false, "[ {\n");
        await waitUntil(() => !field.validity.valid);
        submit(form);
        await waitUntil(() => errors(form, "attributes") !== "");
        expect(saved).to.deep.equal([]);
    });

    describe("groups", () => {
        const fields = (): FormItem[] => [text("a", "A"), group("Advanced", [text("b", "B"), group("More", [text("c", "C")])])];

        it("send their fields, open or not", async () => {
            const form = await make(fields(), { b: "1", c: "2" });
            submit(form);
            await oneEvent(form, "ak-saved");
            expect(saved).to.deep.equal([{ a: "", b: "1", c: "2" }]);
        });

        it("open when one of their fields is refused, and only then", async () => {
            const form = await make(fields());
            const open = () => [...form.shadowRoot!.querySelectorAll("ak-expand")].map((one) => one.open);
            refuse = new ApiError(400, { a: ["No."] });
            submit(form);
            await waitUntil(() => errors(form, "a") === "No.");
            expect(open()).to.deep.equal([false, false]);
            refuse = new ApiError(400, { c: ["No."] });
            submit(form);
            await waitUntil(() => errors(form, "c") === "No.");
            await waitUntil(() => open().every(Boolean));
            expect(errors(form, "a")).to.equal("");
        });
    });

    it("sends a moment as exact as it was given, and one that is typed to the minute", async () => {
        const form = await make([dateTime("at", "At")], { at: "2026-03-01T10:20:30.456000Z" });
        submit(form);
        await oneEvent(form, "ak-saved");
        type(form, "at", "2026-03-01T10:21");
        submit(form);
        await oneEvent(form, "ak-saved");
        expect(saved).to.deep.equal([{ at: "2026-03-01T10:20:30.456000Z" }, { at: new Date("2026-03-01T10:21").toISOString() }]);
    });

    describe("a field that depends on others", () => {
        const fields = (): FormItem[] => [
            select("kind", "Kind", options, { required: true }),
            text("only", "Only for Bob", { required: true, when: ({ kind }) => kind === "b" }),
            group("Group", [text("inner", "Inner")], { when: ({ kind }) => kind === "a" }),
        ];
        const isThere = (form: Form<unknown>, name: string) => part(form, `#${name}`).checkVisibility() && !part(form, `#${name}`).matches(":disabled");
        const choose = async (form: Form<unknown>, value: string) => {
            const list = part<HTMLSelectElement>(form, "#kind");
            list.value = value;
            list.dispatchEvent(new Event("change", { bubbles: true }));
            await form.updateComplete;
        };

        it("is neither there, nor missed, nor sent, while it is not asked for", async () => {
            const form = await make(fields());
            expect(isThere(form, "only")).to.equal(false);
            submit(form);
            await oneEvent(form, "ak-saved");
            expect(saved).to.deep.equal([{ kind: "a", inner: "" }]);
        });

        it("comes when it is asked for, and keeps what was typed when it goes and comes again", async () => {
            const form = await make(fields());
            await choose(form, "b");
            expect(isThere(form, "only")).to.equal(true);
            type(form, "only", "typed");
            await choose(form, "a");
            expect(isThere(form, "only")).to.equal(false);
            await choose(form, "b");
            submit(form);
            await oneEvent(form, "ak-saved");
            expect(saved).to.deep.equal([{ kind: "b", only: "typed" }]);
        });

        it("follows the values of the object at first", async () => {
            const form = await make(fields(), { kind: "b", only: "was" });
            expect(isThere(form, "only")).to.equal(true);
        });

        it("stands for another of the same name, which is sent while that one is not asked for", async () => {
            const form = await make(
                [
                    select("kind", "Kind", options, { required: true }),
                    text("key", "Key for Ada", { when: ({ kind }) => kind === "a" }),
                    secret("key", "Key for Bob", { required: true, when: ({ kind }) => kind === "b" }),
                ],
                { kind: "a", key: "was" },
            );
            expect(part(form, "#key").localName).to.equal("input");
            await choose(form, "b");
            await customElements.whenDefined("ak-secret");
            expect([...form.shadowRoot!.querySelectorAll("#key")].map(({ localName }) => localName)).to.deep.equal(["ak-secret"]);
            submit(form);
            await oneEvent(form, "ak-saved");
            expect(saved).to.deep.equal([{ kind: "b", key: "was" }]);
        });
    });

    it("has every control named and described, with no error of axe", async () => {
        for (const theme of THEMES) {
            await useTheme(theme);
            const form = await make(all(), values);
            await Promise.all([...form.shadowRoot!.querySelectorAll(":not(:defined)")].map(({ localName }) => customElements.whenDefined(localName)));
            await waitUntil(() => part(form, "#python").shadowRoot!.querySelector(".cm-content"));
            await expect(form).to.be.accessible();
        }
        await useTheme("light");
    });
});
