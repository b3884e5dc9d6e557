import { own } from "./own.ts";
/** Style of our pages; a file, because their policy allows no inline style. In the body, which is all that the tab's boot page takes over. */
const STYLE = "/static/page.css";

/** Whose page it is. */
export interface Brand {
    readonly name: string;
    /** Addresses of pictures. */
    readonly logo: string;
    readonly favicon: string;
}

const OURS: Brand = { name: "authentik sandbox", logo: "/static/dist/assets/icons/icon_left_brand.svg", favicon: "/static/dist/assets/icons/icon.png" };

const document = (title: string, body: string, { name, logo, favicon }: Brand = OURS): string =>
    `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><link rel="icon" href="${escapeHtml(favicon)}"></head>
<body><link rel="stylesheet" href="${STYLE}"><img class="brand" src="${escapeHtml(logo)}" alt="${escapeHtml(name)}">${body}</body></html>`;

/** A small page for people who meet an error outside the interfaces. */
export const errorPage = (title: string, text: string): string =>
    document("authentik", `<main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p><p><a class="button" href="/">Go home</a></p></main>`);

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
    /** Left out: ours. */
    readonly brand?: Brand;
    /** BCP 47; left out: English. */
    readonly language?: string;
}

/** A small page that tells something and leads on. */
export const leadingPage = ({ title, heading, texts, links, brand, language = "en" }: LeadingPage): string =>
    document(
        title,
        // In the body, which is all that the tab's boot page takes over.
        `<main lang="${escapeHtml(language)}"><h1>${escapeHtml(heading)}</h1>${texts.map((text) => `<p>${escapeHtml(text)}</p>`).join("")}${links.map(pageLink).join("")}</main>`,
        brand,
    );

const pageLink = ({ text, href, id }: PageLink): string => `<p><a${id ? ` id="${escapeHtml(id)}"` : ""} href="${escapeHtml(href)}">${escapeHtml(text)}</a></p>`;

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
    /** BCP 47. */
    readonly language: string;
}

/** A page that offers a list of things to choose from, and a smaller one of further ones. */
export const choosingPage = ({ title, brand, heading, text, choices, more, language }: ChoosingPage): string =>
    document(
        title,
        `<main lang="${escapeHtml(language)}"><p class="over">${escapeHtml(brand)}</p><h1>${escapeHtml(heading)}</h1><p>${escapeHtml(text)}</p>${choiceList(choices)}<h2>${escapeHtml(more.heading)}</h2>${choiceList(more.choices, "small")}</main>`,
    );

const choiceList = (choices: readonly PageChoice[], size = "large"): string => `<ul class="choices ${size}">${choices.map(pageChoice).join("")}</ul>`;

const pageChoice = ({ href, mark, title, text }: PageChoice): string =>
    `<li><a href="${escapeHtml(href)}"><span class="mark" aria-hidden="true">${escapeHtml(mark)}</span><span><strong>${escapeHtml(title)}</strong> <span class="about">${escapeHtml(text)}</span></span></a></li>`;

/** A page that asks before it does something: its button posts the hidden fields back to where it came from. */
export const askingPage = (title: string, text: string, button: string, fields: Iterable<readonly [string, string]>): string =>
    document(
        "authentik",
        `<main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p><form method="post">${hidden(fields)}<button class="button">${escapeHtml(button)}</button></form></main>`,
    );

/** Script that submits the form of `submittingPage`; a file, because the policy of our pages lets no inline script run. */
export const SUBMIT_SCRIPT = "/static/submit.js";

/** A page whose form submits itself to another site, with a button for browsers that run no scripts. */
export const submittingPage = (action: string, fields: Iterable<readonly [string, string]>): string =>
    document(
        "authentik",
        `<form method="post" action="${escapeHtml(action)}" data-submit>${hidden(fields)}<button class="button">Continue</button></form><script src="${SUBMIT_SCRIPT}"></script>`,
    );

const hidden = (fields: Iterable<readonly [string, string]>): string =>
    [...fields].map(([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`).join("");

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => own(ENTITIES, character)!);
