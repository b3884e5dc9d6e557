import { own } from "#kernel/base/own.ts";
import { ANYBODY, type Reader } from "./reader.ts";

/** Style of our pages; a file, because their policy allows no inline style. In the body, which is all that the tab's boot page takes over. */
const STYLE = "/static/page.css";

/** Light or dark as the person has chosen in the interfaces; a file, because their policy lets no inline script run. */
const THEME_SCRIPT = "/static/theme.js";

function document(title: string, body: string, { brand, language, filesBelow = "" }: Reader): string {
    const file = (path: string): string => escapeHtml(path.startsWith("/static/") ? filesBelow + path : path);
    return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><link rel="icon" href="${file(brand.favicon)}"><script src="${file(THEME_SCRIPT)}"></script></head>
<body><link rel="stylesheet" href="${file(STYLE)}"><img class="brand" src="${file(brand.logo)}" alt="${escapeHtml(brand.name)}">${body}</body></html>`;
}

/** `name`: what programs know a page by, whatever the language of its words. */
const main = (name: string, content: string): string => `<main data-page="${escapeHtml(name)}">${content}</main>`;

/** A small page for people who meet an error outside the interfaces: two of our sentences, in the reader's language. */
export const errorPage = (title: string, text: string, reader: Reader = ANYBODY): string =>
    document(
        reader.brand.name,
        main(
            title,
            `<h1>${escapeHtml(reader.say(title))}</h1><p>${escapeHtml(reader.say(text))}</p><p><a class="button" href="/">${escapeHtml(reader.say("Go home"))}</a></p>`,
        ),
        reader,
    );

/** A link of a small page. */
export interface PageLink {
    readonly text: string;
    readonly href: string;
    readonly id?: string;
}

interface LeadingPage {
    readonly title: string;
    readonly heading: string;
    /** A paragraph each. */
    readonly texts: readonly string[];
    /** A line each. */
    readonly links: readonly PageLink[];
    /** What programs know the page by; left out: its title. */
    readonly name?: string;
    /** Whose language its words are in. */
    readonly reader: Reader;
}

/** A small page that tells something and leads on. */
export const leadingPage = ({ title, heading, texts, links, name = title, reader }: LeadingPage): string =>
    document(
        title,
        main(name, `<h1>${escapeHtml(heading)}</h1>${texts.map((text) => `<p>${escapeHtml(text)}</p>`).join("")}${links.map(pageLink).join("")}`),
        reader,
    );

const pageLink = ({ text, href, id }: PageLink): string =>
    `<p class="link"><a${id ? ` id="${escapeHtml(id)}"` : ""} href="${escapeHtml(href)}">${escapeHtml(text)}</a></p>`;

/** Something to choose: a mark of a letter or two before its words. */
export interface PageChoice {
    readonly href: string;
    readonly mark: string;
    readonly title: string;
    readonly text: string;
}

interface ChoosingPage {
    readonly title: string;
    /** Stands above, where the brand of other pages is. */
    readonly brand: string;
    readonly heading: string;
    readonly text: string;
    readonly choices: readonly PageChoice[];
    readonly more: { readonly heading: string; readonly choices: readonly PageChoice[] };
    /** Whose language its words are in. */
    readonly reader: Reader;
}

/** A page that offers a list of things to choose from, and a smaller one of further ones. */
export const choosingPage = ({ title, brand, heading, text, choices, more, reader }: ChoosingPage): string =>
    document(
        title,
        main(
            title,
            `<p class="over">${escapeHtml(brand)}</p><h1>${escapeHtml(heading)}</h1><p>${escapeHtml(text)}</p>${choiceList(choices)}<h2>${escapeHtml(more.heading)}</h2>${choiceList(more.choices, "small")}`,
        ),
        reader,
    );

const choiceList = (choices: readonly PageChoice[], size = "large"): string => `<ul class="choices ${size}">${choices.map(pageChoice).join("")}</ul>`;

const pageChoice = ({ href, mark, title, text }: PageChoice): string =>
    `<li><a href="${escapeHtml(href)}"><span class="mark" aria-hidden="true">${escapeHtml(mark)}</span><span><strong>${escapeHtml(title)}</strong> <span class="about">${escapeHtml(text)}</span></span></a></li>`;

interface AskingPage {
    readonly heading: string;
    readonly text: string;
    readonly button: string;
    /** Posted back to where the page came from. */
    readonly fields: Iterable<readonly [string, string]>;
    /** Whose language its words are in. */
    readonly reader: Reader;
}

/** A page that asks before it does something; whoever does not want it goes home. */
export const askingPage = ({ heading, text, button, fields, reader }: AskingPage): string =>
    document(
        reader.brand.name,
        main(
            heading,
            `<h1>${escapeHtml(heading)}</h1><p>${escapeHtml(text)}</p><form method="post">${hidden(fields)}<button class="button">${escapeHtml(button)}</button></form>${pageLink({ text: reader.say("Go home"), href: "/" })}`,
        ),
        reader,
    );

/** Script that submits the form of `submittingPage`; a file, because the policy of our pages lets no inline script run. */
const SUBMIT_SCRIPT = "/static/submit.js";

/** A page whose form submits itself to another site, with a button for browsers that run no scripts. */
export const submittingPage = (action: string, fields: Iterable<readonly [string, string]>, reader: Reader = ANYBODY): string =>
    document(
        reader.brand.name,
        `<form method="post" action="${escapeHtml(action)}" data-submit>${hidden(fields)}<button class="button">${escapeHtml(reader.say("Continue"))}</button></form><script src="${SUBMIT_SCRIPT}"></script>`,
        reader,
    );

const hidden = (fields: Iterable<readonly [string, string]>): string =>
    [...fields].map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`).join("");

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => own(ENTITIES, character)!);
