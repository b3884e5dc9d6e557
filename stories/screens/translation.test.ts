import { expect, fixture, html } from "@open-wc/testing";
import type { TemplateResult } from "lit";
import "#src/admin/admin.interface.ts";
import { navigation } from "#src/admin/navigation.ts";
import "#src/flow/executor.ts";
import "#src/user/user.interface.ts";
import { arrange, type StoryContext } from "../support/story-context.ts";
import { visibleTexts } from "../support/visible.ts";
import { answered, settled } from "../support/fixture.ts";

/** Texts that are the same in every language and in no answer of the engine. */
const SAME = [
    // `Intl` puts it between the last two of a list.
    "or",
];

const admin = html`<ak-interface-admin></ak-interface-admin>`;
const user = html`<ak-interface-user></ak-interface-user>`;
const signIn = html`<ak-flow-executor slug="default-authentication-flow"></ak-flow-executor>`;

interface Screen {
    name: string;
    content: TemplateResult;
    /** Hash of the address. */
    at?: string;
    context?: Partial<StoryContext>;
}

/** Among them every page that the sidebar offers, the coming ones too. */
const screens: Screen[] = [
    { name: "sign-in", content: signIn, context: { user: "" } },
    { name: "library", content: user, at: "#/library" },
    { name: "settings", content: user, at: "#/settings" },
    ...navigation().flatMap(({ items }) => items.map(({ label, href }) => ({ name: label, content: admin, at: href }))),
    { name: "a user", content: admin, at: "#/identity/users/1" },
];

/** Buttons that open forms, as the pseudo-locale writes "Create" and "Edit". */
const OPENERS = ["Çréåté", "Édît"];

/** Stands where a translated text was. */
const TRANSLATED = "\n";

/**
 * In the pseudo-locale every translated text is in brackets; texts inside texts, such as nouns, are in brackets inside them.
 * What is left between them has to be data: something that the engine has sent.
 */
function untranslated(text: string, data: ReadonlySet<string>): boolean {
    let [before, left] = ["", text];
    while (before !== left) [before, left] = [left, left.replace(/\[[^[\]]*\]/g, TRANSLATED)];
    // A template with something inside is several texts: "[on behalf of", "…]".
    left = left.replace(/^[^[\]]*·\]|\[[^[\]]*$/g, TRANSLATED);
    const isData = (piece: string): boolean => {
        const word = piece.replace(/^[\s:,·]+|[\s:,·]+$/g, "");
        return !/\p{L}/u.test(word) || data.has(word) || SAME.includes(word);
    };
    // A sentence of the engine has commas itself; names are listed with commas between.
    return left.split("\n").some((line) => !isData(line) && !line.split(", ").every(isData));
}

/** Every text in the answers of the engine, at any depth, keys included: forms show names of attributes. */
function dataOf(answers: readonly string[]): Set<string> {
    const all = new Set<string>();
    const add = (value: unknown): void => {
        if (typeof value === "string") {
            all.add(value.replace(/\s+/g, " ").trim());
            // Mail addresses are in two pieces, so that a line can break between them.
            for (const piece of value.split(/(?<=@)/)) all.add(piece);
        } else if (typeof value === "object" && value !== null) Object.values(value).forEach(add);
    };
    for (const answer of answers) if (answer.startsWith("{") || answer.startsWith("[")) add(JSON.parse(answer));
    return all;
}

describe("every text is translated", () => {
    // What tests before this one have visited is listed under "Recent", in their language.
    beforeEach(() => localStorage.clear());
    afterEach(async () => {
        for (const left of document.querySelectorAll("body > ak-modal")) left.remove();
        await arrange({});
    });

    for (const { name, content, at = "#/", context } of screens)
        it(name, async () => {
            await arrange({ backend: true, locale: "debug", address: at, ...context });
            await fixture(content);
            await settled();
            check();
            const opener = OPENERS.map((text) => buttonOf(document, text)).find((button) => button !== undefined);
            if (!opener) return;
            opener.click();
            await settled();
            check();
        });
});

function check(): void {
    const texts = [...visibleTexts(document.body)];
    // A page that could not be shown at all has nothing to complain of.
    expect(texts.filter((text) => text.startsWith("[")).length).to.be.greaterThan(0);
    const data = dataOf(answered());
    expect([...new Set(texts)].filter((text) => untranslated(text, data))).to.deep.equal([]);
}

/** The first button with this text, in any shadow root. */
function buttonOf(node: ParentNode, text: string): HTMLElement | undefined {
    for (const element of node.querySelectorAll<HTMLElement>("*")) {
        if (element.localName === "button" && element.textContent?.includes(text)) return element;
        const inside = element.shadowRoot && buttonOf(element.shadowRoot, text);
        if (inside) return inside;
    }
    return undefined;
}
