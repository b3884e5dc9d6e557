import { readFileSync } from "node:fs";
import { expect } from "chai";

/** Parts of sentences that newcomers had to read twice; what they said has plainer words now. */
const READ_TWICE = [
    "What runs here",
    "What people sign in to. All are listed",
    "about events that policies let through",
    "Pairs that sign what is sent",
    "go by them",
    "No application that asks for it",
    "Stands in addresses",
    "Its part of the address",
    "One that is in use elsewhere is refused",
    "Whoever one of the bindings lets in",
    "In the library",
    "Holds for this host",
    "For hosts that no other tenant is for",
    "It ends at a time",
    "Kept plans were forgotten",
    "The policies were asked",
    "on a page of its own, and come back here",
    "will point to nothing",
    "will no longer be connected",
    "No objects found",
    "Lets through whom it would refuse",
    "Makes what is sent",
    "Where it is asked who they are",
    "knows nothing better",
    "Less than now",
    "what it names",
    "Nothing more is said",
    "Nobody is known whom",
    "are good here",
    "made sure of",
    "by it users",
];

/** English words of one thing that has another name in docs/words.md, and of a spelling that is not American. */
const OTHER_WORDS: [RegExp, string][] = [
    [/\buser names?\b/i, "username"],
    [/\blog(?:s|ged)? (?:in|out)\b(?!$)/i, "sign in, sign out"],
    [/(?<!=)\blog-?(?:ins?|outs?)\b(?! stage|\.)/i, "sign-in, sign-out"],
    [/\be-mails?\b|\bmails?\b(?! server| settings)/i, "email"],
    [/\btak(?:e|es|en) .{0,40}\bout of\b|\btaken? out\b/i, "remove"],
    [/\bmade? (?:one )?up\b|\bmakes? (?:a|an|its|their) (?:file|account|application|provider)/i, "generate, create"],
    [/\b(?:colour|behaviour|favour|licence|centre|enrolment|cancelled|organis|recognis|authoris|customis)/i, "American spelling"],
    [/\w'\w|\ws' /, "’"],
    [/"/, "“ ”"],
];

/** German words of one thing that has another name in docs/words.md, and what is not said to people whom one addresses with "Sie". */
const ANDERE_WORTE: [RegExp, string][] = [
    [/\b(?:du|dich|dir|dein\w*)\b/i, "Sie"],
    [/\bMelde\b/, "Melden Sie"],
    [/Einzelheit/, "Details"],
    [/Zugriffstoken/, "Access-Token"],
    [/Aktualisierungstoken/, "Refresh-Token"],
    [/Kopfzeile/, "Header"],
    [/Zwischenspeicher(?!t)/, "Cache"],
    [/\bStufen?\b/, "Stage"],
    [/unterschr[ei]/, "signiert"],
    [/\bKn[oö]pfe?\b/, "Schaltfläche"],
    [/\bLeuten?\b/, "Benutzer, Personen"],
    [/\b(?:be|Be)nutz(?:t|en|e|te[rns]?)\b/, "verwenden"],
    [/\bangewandt/, "angewendet"],
    [/(?<!Identitäts)(?<!identitäts)(?<!-)Anbieter/, "Provider"],
    [/(?<!E-)\bMails?\b(?!-Einst)/, "E-Mail"],
    [/(?<!Implicit )(?<!Hybrid )\bFlows?\b(?!-)/, "Ablauf"],
    [/"/, "„ “"],
];

interface Text {
    source: string;
    target: string;
}

/** What the palette only searches, and shows nobody: what other products call a thing. */
const SEARCHED = [...readFileSync("src/shell/palette/search-words.ts", "utf8").matchAll(/msg\("(.*?)"\)/g)].map(([, text]) => text!);
const catalogue = readFileSync("src/locales/de.xlf", "utf8");
const texts = [...catalogue.matchAll(/<source>(.*?)<\/source>\s*<target>(.*?)<\/target>/gs)]
    .map(([, source, target]): Text => ({ source: source!, target: target! }))
    .filter(({ source }) => !SEARCHED.includes(source));
/** Without what is put in when the text is shown. */
const bare = (text: string): string =>
    text
        .replace(/<x [^>]*>/g, "…")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&amp;", "&");
const used = (of: keyof Text, words: readonly [RegExp, string][]): string[] =>
    texts.flatMap((text) => words.filter(([word]) => word.test(bare(text[of]))).map(([, better]) => `${bare(text[of])} (${better})`));

/** Numbers of what is put into a text. */
const places = (text: string): string[] => [...text.matchAll(/<x id="(\d+)"/g)].map(([, id]) => id!).sort();
const ending = (text: string): string => /[.!?:]$/.exec(text)?.[0] ?? "";

describe("the words of the interfaces", () => {
    it("are there", () => expect(texts.length).to.be.greaterThan(2000));

    it("W1: sentences that had to be read twice have not come back", () =>
        expect(READ_TWICE.filter((words) => texts.some(({ source }) => source.includes(words)))).to.deep.equal([]));

    // Two texts are the server's own.
    it("W2: one thing has one name in English", () =>
        expect(used("source", OTHER_WORDS).filter((text) => !/^Log in|^You're about/.test(text))).to.deep.equal([]));

    it("W3: and in German", () => expect(used("target", ANDERE_WORTE)).to.deep.equal([]));

    it("W4: what is put into a text is in its translation too", () =>
        expect(texts.filter(({ source, target }) => places(source).join() !== places(target).join()).map(({ source }) => source)).to.deep.equal([]));

    it("W5: a sentence is one in both languages", () =>
        expect(texts.filter(({ source, target }) => ending(source) !== ending(target)).map(({ source }) => source)).to.deep.equal([]));
});
