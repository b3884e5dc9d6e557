import { expect } from "chai";
import type { Json, JsonObject, Models } from "#kernel/base/models.ts";
import { readPrompts, valueAt } from "./prompt-answer.ts";

type Prompt = Models["authentik_stages_prompt.prompt"];

const prompt = (more: Partial<Prompt>): Prompt => ({
    pk: "p",
    name: "p",
    field_key: "value",
    label: "L",
    type: "text",
    required: false,
    placeholder: "",
    placeholder_expression: false,
    order: 0,
    sub_text: "",
    ...more,
});

/** What an answer to one prompt is read as; "code: text" where something is wrong with it. */
function readOne(more: Partial<Prompt>, body: JsonObject, placeholder: Json = ""): unknown {
    const { values, errors } = readPrompts(
        [prompt(more)],
        body,
        () => placeholder,
        (username) => username === "taken",
    );
    const [error] = errors.value ?? [];
    return error ? `${error.code}: ${error.string}` : values.value;
}

const BLANK = "blank: This field may not be blank.";
const NULL = "null: This field may not be null.";
const NO_TEXT = "invalid: Not a valid string.";
const NO_NUMBER = "invalid: A valid integer is required.";
const NO_BOOLEAN = "invalid: Must be a valid boolean.";
const NO_DATE = "invalid: Date has wrong format. Use one of these formats instead: YYYY-MM-DD.";
const NO_TIME = "invalid: Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";
const NO_EMAIL = "invalid: Enter a valid email address.";

/** Type of a prompt that need not be answered, what is sent, what is read. */
const ANSWERS: readonly [type: Prompt["type"], sent: Json, read: unknown][] = [
    ["text", "  as it is ", "  as it is "],
    ["text", 5, "5"],
    ["text", "", ""],
    ["text", true, NO_TEXT],
    ["text", [], NO_TEXT],
    ["text", {}, NO_TEXT],
    ["text", null, NULL],
    ["email", " a@example.test ", "a@example.test"],
    ["email", "", ""],
    ["email", "nope", NO_EMAIL],
    ["email", "a@b@c", NO_EMAIL],
    ["username", " ann ", "ann"],
    ["username", "", BLANK],
    ["username", "  ", BLANK],
    ["username", "taken", "invalid: Username is already taken."],
    ["username", "Taken", "Taken"],
    ["password", " trimmed ", "trimmed"],
    ["password", "", BLANK],
    ["password", null, NULL],
    ["number", 12, 12],
    ["number", "12", 12],
    ["number", " -3 ", -3],
    ["number", "4.0", 4],
    ["number", 5.5, NO_NUMBER],
    ["number", "", NO_NUMBER],
    ["number", "0x10", NO_NUMBER],
    ["number", true, NO_NUMBER],
    ["checkbox", true, true],
    ["checkbox", "on", true],
    ["checkbox", 0, false],
    ["checkbox", "false", false],
    ["checkbox", "", NO_BOOLEAN],
    ["checkbox", "maybe", NO_BOOLEAN],
    ["date", "2024-02-29", "2024-02-29"],
    ["date", "2023-02-29", NO_DATE],
    ["date", "2023-02-28T00:00Z", NO_DATE],
    ["date", "", NO_DATE],
    ["date-time", "2023-02-28", "2023-02-28T00:00:00Z"],
    ["date-time", "2023-02-28T10:00:00Z", "2023-02-28T10:00:00Z"],
    ["date-time", "tomorrow", NO_TIME],
    ["date-time", "", NO_TIME],
    ["file", "data:text/plain;base64,YQ==", "data:text/plain;base64,YQ=="],
    ["file", "http://x", "invalid: Invalid scheme"],
    ["file", "data:text/plain,a", "invalid: Invalid encoding"],
    ["file", "", BLANK],
    ["ak-locale", "", ""],
    ["ak-locale", "de", "de"],
    ["ak-locale", false, NO_TEXT],
    ["separator", "", BLANK],
    ["separator", " ", " "],
    ["static", "other", ""],
    ["static", "", BLANK],
    ["static", null, NULL],
    ["hidden", "other", ""],
    ["hidden", null, ""],
    ["text_read_only", "other", ""],
];

describe("an answer to a prompt", () => {
    for (const [type, sent, read] of ANSWERS)
        it(`${type}: ${JSON.stringify(sent)} is read as ${JSON.stringify(read)}`, () => {
            expect(readOne({ type }, { value: sent })).to.equal(read);
        });

    for (const [type, read] of [
        ["text", BLANK],
        ["email", BLANK],
        ["ak-locale", ""],
    ] as const)
        it(`${type} that is needed: "" is read as ${JSON.stringify(read)}`, () => {
            expect(readOne({ type, required: true }, { value: "" })).to.equal(read);
        });
});

const REQUIRED = "required: This field is required.";

/** Type of a prompt, whether it is needed, its placeholder, what is read where it is left out. */
const LEFT_OUT: readonly [type: Prompt["type"], required: boolean, placeholder: Json, read: unknown][] = [
    ["text", true, "", REQUIRED],
    ["text", true, "given", "given"],
    ["text", false, "", undefined],
    ["text", true, null, REQUIRED],
    ["number", true, 5, 5],
    ["ak-locale", true, "", REQUIRED],
    ["checkbox", true, "", false],
    ["checkbox", false, "", false],
    ["separator", true, "", undefined],
    ["static", true, "given", "given"],
    ["hidden", true, "given", "given"],
    ["hidden", true, "", ""],
    ["text_read_only", true, null, ""],
    ["password", true, "given", REQUIRED],
    ["password", false, "given", undefined],
];

describe("a prompt that is left out", () => {
    for (const [type, required, placeholder, read] of LEFT_OUT)
        it(`${type}, ${required ? "needed" : "not needed"}, with ${JSON.stringify(placeholder)}: ${JSON.stringify(read) ?? "nothing"}`, () => {
            expect(readOne({ type, required }, {}, placeholder)).to.equal(read);
        });
});

describe("answers to several prompts", () => {
    const asked = (...keys: string[]) => keys.map((field_key) => prompt({ field_key, required: true }));

    it("are put where their keys lead", () => {
        const { values } = readPrompts(
            asked("name", "attributes.a.b", "attributes.c"),
            { "name": "x", "attributes.a.b": "1", "attributes.c": "2" },
            () => "",
            () => false,
        );
        expect(values).to.deep.equal({ name: "x", attributes: { a: { b: "1" }, c: "2" } });
    });

    it("are told each at its field; what nobody asked for is dropped", () => {
        const { values, errors } = readPrompts(
            asked("a", "b", "c"),
            { a: "", b: 5, nonsense: 1, is_superuser: true },
            () => "",
            () => false,
        );
        expect(errors).to.deep.equal({
            a: [{ string: "This field may not be blank.", code: "blank" }],
            c: [{ string: "This field is required.", code: "required" }],
        });
        expect(values).to.deep.equal({ b: "5" });
    });

    it("are found again by their keys; names that every object has are none", () => {
        const data = { a: { b: { c: 1 } }, x: null };
        expect([valueAt(data, "a.b.c"), valueAt(data, "a.b.d"), valueAt(data, "x"), valueAt(data, "x.y")]).to.deep.equal([1, undefined, null, undefined]);
        for (const key of ["constructor", "__proto__", "a.toString"]) expect(valueAt(data, key), key).to.equal(undefined);
    });

    it("C11: a key that every object has changes no other object", () => {
        const { values } = readPrompts(
            asked("__proto__.polluted", "constructor"),
            { "__proto__.polluted": "1", "constructor": "2" },
            () => "",
            () => false,
        );
        expect(({} as Record<string, unknown>).polluted).to.equal(undefined);
        expect(Object.hasOwn(values, "constructor")).to.equal(true);
    });
});
