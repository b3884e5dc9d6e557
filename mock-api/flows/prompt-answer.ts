import { faultOf, isoDate } from "#kernel/store/formats.ts";
import { email } from "#kernel/base/fields.ts";
import { isObject, readYesNo } from "#kernel/store/validate.ts";
import type { Json, JsonObject, Models } from "#kernel/base/models.ts";
import type { ResponseErrors } from "./stage.ts";
import { placed } from "./write-user.ts";
import { own, put } from "#kernel/base/own.ts";

type Prompt = Models["authentik_stages_prompt.prompt"];

/** What is wrong with one value. */
class Fault extends Error {
    readonly code: string;
    constructor(message: string, code = "invalid") {
        super(message);
        this.code = code;
    }
}
const blank = () => new Fault("This field may not be blank.", "blank");

interface Asked {
    readonly prompt: Prompt;
    readonly isTaken: (username: string) => boolean;
}

/** Reads one value as its type of prompt wants it; throws what is wrong. Source: authentik/stages/prompt/models.py, field kinds of Django REST framework. */
const READERS: Partial<Record<Prompt["type"], (sent: Json, asked: Asked) => Json>> = {
    "email": (sent, asked) => {
        const value = written(sent, asked).trim();
        if (value === "" && asked.prompt.required) throw blank();
        const fault = value === "" ? undefined : faultOf(email(), value);
        if (fault) throw new Fault(fault);
        return value;
    },
    "username": (sent, { isTaken }) => {
        const value = filled(sent);
        if (isTaken(value)) throw new Fault("Username is already taken.");
        return value;
    },
    "password": (sent) => filled(sent),
    "number": (sent) => {
        const isWhole = typeof sent === "number" ? Number.isInteger(sent) : typeof sent === "string" && /^\s*[-+]?\d+(\.0*)?\s*$/.test(sent);
        if (!isWhole) throw new Fault("A valid integer is required.");
        return Number(sent);
    },
    "checkbox": (sent) => {
        const value = readYesNo(sent);
        if (value === undefined) throw new Fault("Must be a valid boolean.");
        return value;
    },
    "date": (sent) => {
        const value = typeof sent === "string" ? sent.trim() : "";
        if (!isDay(value)) throw new Fault("Date has wrong format. Use one of these formats instead: YYYY-MM-DD.");
        return value;
    },
    "date-time": (sent) => {
        const value = typeof sent === "string" ? sent.trim() : "";
        const moment = isDay(value) ? `${value}T00:00:00Z` : isoDate(value);
        if (!moment) throw new Fault("Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].");
        return moment;
    },
    "file": (sent) => {
        const value = filled(sent);
        if (!value.startsWith("data:")) throw new Fault("Invalid scheme");
        if (!/^data:[^,]*;base64,/.test(value)) throw new Fault("Invalid encoding");
        return value;
    },
    "ak-locale": (sent) => text(sent),
    "separator": (sent) => filled(sent, false),
    "static": (sent) => filled(sent, false),
};

const isDay = (value: string): boolean => /^\d{4}-\d\d-\d\d$/.test(value) && isoDate(`${value}T00:00Z`) !== undefined;

function text(sent: Json): string {
    if (typeof sent !== "string" && typeof sent !== "number") throw new Fault("Not a valid string.");
    return String(sent);
}

/** A text that may be blank when the prompt is not required; blanks around it are kept. */
function written(sent: Json, { prompt }: Pick<Asked, "prompt">): string {
    const value = text(sent);
    if (value === "" && prompt.required) throw blank();
    return value;
}

/** A text that is never blank. */
function filled(sent: Json, isTrimmed = true): string {
    const value = isTrimmed ? text(sent).trim() : text(sent);
    if (value === "") throw blank();
    return value;
}

/** Types whose value is the prompt's own, whatever is sent. */
const FIXED = new Set<string>(["hidden", "static", "text_read_only"]);
/** Types that may be left out. */
const OPTIONAL = new Set<string>(["checkbox", "separator", "hidden", "static", "text_read_only"]);

export interface PromptAnswer {
    /** By the prompts' keys, those with dots as objects. */
    readonly values: JsonObject;
    readonly errors: ResponseErrors;
}

/**
 * Reads an answer by the prompts that were shown. A placeholder is the default of what is left out, except that of a password:
 * the original would set the placeholder's text as the password. `placeholderOf` gives a prompt's placeholder.
 */
export function readPrompts(
    prompts: readonly Prompt[],
    body: Readonly<Record<string, Json>>,
    placeholderOf: (prompt: Prompt) => Json,
    isTaken: (username: string) => boolean,
): PromptAnswer {
    const values: Record<string, Json> = {};
    const errors: Record<string, { string: string; code: string }[]> = {};
    for (const prompt of prompts) {
        const { field_key: key, type } = prompt;
        try {
            const sent = type === "hidden" || type === "text_read_only" ? undefined : own(body, key);
            const value = sent === undefined ? leftOut(prompt, placeholderOf(prompt)) : readOne(sent, { prompt, isTaken });
            if (FIXED.has(type)) put(values, key, emptyAs(placeholderOf(prompt), ""));
            else if (value !== undefined) put(values, key, value);
        } catch (error) {
            if (!(error instanceof Fault)) throw error;
            put(errors, key, [{ string: error.message, code: error.code }]);
        }
    }
    return { values: atPaths(values), errors };
}

/** `{ "attributes.a": 1 }` as `{ attributes: { a: 1 } }`: a dot in a key leads into an object. */
function atPaths(values: Readonly<Record<string, Json>>): JsonObject {
    let result: JsonObject = {};
    for (const [key, value] of Object.entries(values)) result = placed(result, key.split("."), value);
    return result;
}

/** The value that a prompt's key leads to. */
export function valueAt(data: JsonObject, key: string): Json {
    let value: Json = data;
    for (const name of key.split(".")) value = isObject(value) ? own(value, name) : undefined;
    return value;
}

function readOne(sent: Json, asked: Asked): Json {
    if (sent === null) throw new Fault("This field may not be null.", "null");
    return (READERS[asked.prompt.type] ?? written)(sent, asked);
}

function leftOut({ required, type }: Prompt, placeholder: Json): Json | undefined {
    if (type !== "password" && placeholder !== "" && placeholder !== null) return placeholder;
    if (type === "checkbox") return false;
    if (required && !OPTIONAL.has(type)) throw new Fault("This field is required.", "required");
    return undefined;
}

const emptyAs = (value: Json, fallback: Json): Json => (value === null || value === undefined ? fallback : value);
