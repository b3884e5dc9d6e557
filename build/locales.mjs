// Texts of the interfaces in other languages: src/locales/*.xlf become modules that are loaded when a language is chosen.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { RuntimeLitLocalizer } from "@lit/localize-tools/lib/modes/runtime.js";

const DIR = "src/locales";
const OUT = `${DIR}/generated`;
const STAMP = "node_modules/.cache/locales.hash";
/** The pseudo-locale, under authentik's code: made from the source texts, so it is never behind. */
const PSEUDO = "debug";
const LANGUAGES = ["de"];

const config = {
    baseDir: process.cwd(),
    sourceLocale: "en",
    targetLocales: [...LANGUAGES, PSEUDO],
    get inputFiles() {
        return sources();
    },
    output: { mode: "runtime", outputDir: OUT, language: "ts" },
    interchange: { format: "xliff", xliffDir: DIR },
    resolve: (file) => path.resolve(file),
};

function sources() {
    return readdirSync("src", { recursive: true })
        .map((file) => path.join("src", String(file)).replaceAll("\\", "/"))
        .filter((file) => file.endsWith(".ts") && (file.endsWith("kinds.generated.ts") || !/\.test\.|test-helper|generated/.test(file)));
}

class Localizer extends RuntimeLitLocalizer {
    readTranslationsSync() {
        const read = super.readTranslationsSync();
        const { messages } = this.extractSourceMessages();
        const known = new Set(messages.map(({ name }) => name));
        const translations = new Map([...read.translations].map(([locale, list]) => [locale, list.filter(({ name }) => known.has(name))]));
        translations.set(
            PSEUDO,
            messages.map((message) => ({ ...message, contents: pseudo(message.contents) })),
        );
        return { ...read, translations };
    }
}

const ACCENTS = {
    a: "å",
    c: "ç",
    e: "é",
    i: "î",
    n: "ñ",
    o: "ö",
    s: "š",
    u: "ü",
    y: "ý",
    A: "Å",
    C: "Ç",
    E: "É",
    I: "Î",
    N: "Ñ",
    O: "Ö",
    S: "Š",
    U: "Ü",
    Y: "Ý",
};
/** A language's texts are often a third longer than English ones. */
const LONGER = 0.3;

/** "Save" → "[Šåvé··]": what is not in brackets has escaped translation, what is cut off lacks room. */
function pseudo(contents) {
    const length = contents.filter((part) => typeof part === "string").join("").length;
    const accented = contents.map((part) => (typeof part === "string" ? part.replace(/[A-Za-z]/g, (letter) => ACCENTS[letter] ?? letter) : part));
    return ["[", ...accented, `${"·".repeat(Math.ceil(length * LONGER))}]`];
}

/** Makes the modules, when a text or a translation has changed. */
export async function generateLocales() {
    const hash = createHash("sha256");
    for (const file of [...sources().sort(), ...LANGUAGES.map((locale) => `${DIR}/${locale}.xlf`), "build/locales.mjs"])
        if (existsSync(file))
            hash.update(
                file.endsWith(".ts")
                    ? (readFileSync(file, "utf8")
                          .match(/\bmsg\([\s\S]{0,800}/g)
                          ?.join() ?? "")
                    : readFileSync(file),
            );
    const digest = hash.digest("hex");
    if (existsSync(OUT) && existsSync(STAMP) && readFileSync(STAMP, "utf8") === digest) return false;
    rmSync(OUT, { recursive: true, force: true });
    mkdirSync(path.dirname(STAMP), { recursive: true });
    await quietly(() => new Localizer(config).build());
    writeFileSync(STAMP, digest);
    return true;
}

/** Missing texts fall back to English here; `npm run texts -- --check` is what complains. */
async function quietly(run) {
    const { warn } = console;
    console.warn = () => undefined;
    try {
        await run();
    } finally {
        console.warn = warn;
    }
}

/** Texts without a translation, and translations of texts that are gone, by language. */
export function untranslated() {
    const { messages, errors } = new RuntimeLitLocalizer(config).extractSourceMessages();
    if (errors.length) throw new Error(errors.map(({ messageText }) => String(messageText)).join("\n"));
    return LANGUAGES.map((locale) => {
        const units = readUnits(locale);
        const names = new Set(messages.map(({ name }) => name));
        return {
            locale,
            missing: messages.filter(({ name }) => !units.get(name)).map(({ contents }) => contents.map((part) => part.untranslatable ?? part).join("")),
            obsolete: [...units.keys()].filter((name) => !names.has(name)),
        };
    });
}

/** Adds new texts to the files of the languages, and drops those that are gone. */
export const extract = () => new RuntimeLitLocalizer({ ...config, targetLocales: LANGUAGES }).writeInterchangeFiles();

/** Which texts of a language's file have a translation. */
function readUnits(locale) {
    const file = `${DIR}/${locale}.xlf`;
    const text = existsSync(file) ? readFileSync(file, "utf8") : "";
    return new Map(
        [...text.matchAll(/<trans-unit id="([^"]+)">([\s\S]*?)<\/trans-unit>/g)].map(([, id, body]) => [id, /<target>[\s\S]+<\/target>/.test(body)]),
    );
}
