import { markNumbers, PretendedMark } from "#mock/encoding/exact-number.ts";
import { HttpError } from "#kernel/base/errors.ts";
import { MAX_JSON_DEPTH } from "#kernel/base/limits.ts";
import type { Json } from "#kernel/base/models.ts";

/** Reads a JSON body; numbers that JavaScript cannot hold are marked (encoding/exact-number.ts). A failure is a 400 whose text names the place as the API's parser does. */
export function parseJson(text: string): Json {
    if (isDeeper(text, MAX_JSON_DEPTH)) throw new HttpError(400, { detail: `JSON parse error - nested more than ${MAX_JSON_DEPTH} levels deep` });
    try {
        return JSON.parse(markNumbers(text));
    } catch (error) {
        if (error instanceof PretendedMark) throw new HttpError(400, { detail: `JSON parse error - ${error.message}` });
        const { message, at } = new Scanner(text).fault();
        const before = text.slice(0, at).split("\n");
        const place = `line ${before.length} column ${before.at(-1)!.length + 1} (char ${at})`;
        throw new HttpError(400, { detail: `JSON parse error - ${message}: ${place}` });
    }
}

/** Whether brackets outside of strings are nested deeper than this. Whole or cut off: it only counts. */
function isDeeper(text: string, limit: number): boolean {
    let depth = 0;
    let isInString = false;
    for (let at = 0; at < text.length; at++) {
        const character = text[at];
        if (isInString) {
            if (character === "\\") at++;
            else if (character === '"') isInString = false;
        } else if (character === '"') isInString = true;
        else if (character === "[" || character === "{") {
            if (++depth > limit) return true;
        } else if (character === "]" || character === "}") depth--;
    }
    return false;
}

class Fault extends Error {
    readonly at: number;
    constructor(message: string, at: number) {
        super(message);
        this.at = at;
    }
}

/** Walks a text that is known to be bad, only to find where and why. */
class Scanner {
    readonly #text: string;
    #at = 0;

    constructor(text: string) {
        this.#text = text;
    }

    fault(): { message: string; at: number } {
        try {
            this.#space();
            this.#value();
            this.#space();
            return { message: "Extra data", at: this.#at };
        } catch (error) {
            if (error instanceof Fault) return { message: error.message, at: error.at };
            throw error;
        }
    }

    #space(): void {
        while (/[ \t\n\r]/.test(this.#text[this.#at] ?? "")) this.#at++;
    }

    #value(): void {
        const next = this.#text[this.#at];
        if (next === "{") return this.#object();
        if (next === "[") return this.#array();
        if (next === '"') return this.#string();
        const literal = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?)/.exec(this.#text.slice(this.#at));
        if (!literal) throw new Fault("Expecting value", this.#at);
        this.#at += literal[0].length;
    }

    #object(): void {
        const name = () => {
            if (this.#text[this.#at] !== '"') throw new Fault("Expecting property name enclosed in double quotes", this.#at);
            this.#string();
            this.#space();
            if (this.#text[this.#at] !== ":") throw new Fault("Expecting ':' delimiter", this.#at);
            this.#at++;
            this.#space();
            this.#value();
        };
        this.#members("}", name);
    }

    #array(): void {
        this.#members("]", () => this.#value());
    }

    #members(end: string, member: () => void): void {
        this.#at++;
        this.#space();
        if (this.#text[this.#at] === end) return void this.#at++;
        for (;;) {
            member();
            this.#space();
            const next = this.#text[this.#at];
            if (next === end) return void this.#at++;
            if (next !== ",") throw new Fault("Expecting ',' delimiter", this.#at);
            this.#at++;
            this.#space();
        }
    }

    #string(): void {
        const start = this.#at++;
        for (;;) {
            const next = this.#text[this.#at];
            if (next === undefined) throw new Fault("Unterminated string starting at", start);
            if (next === '"') return void this.#at++;
            if (next < " ") throw new Fault("Invalid control character at", this.#at);
            if (next === "\\") this.#escape();
            else this.#at++;
        }
    }

    #escape(): void {
        const escape = this.#text[this.#at + 1] ?? "";
        if (escape === "u" && !/^[0-9a-fA-F]{4}/.test(this.#text.slice(this.#at + 2))) throw new Fault("Invalid \\uXXXX escape", this.#at + 1);
        if (!'"\\/bfnrtu'.includes(escape) || escape === "") throw new Fault("Invalid \\escape", this.#at);
        this.#at += escape === "u" ? 6 : 2;
    }
}
