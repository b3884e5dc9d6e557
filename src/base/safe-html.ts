import { render } from "lit";
import { unsafeHTML } from "lit/directives/unsafe-html.js";

const TAGS = new Set(
    "a abbr b blockquote br code dd div dl dt em h2 h3 h4 h5 h6 hr i img kbd li mark ol p pre s small span strong sub sup table tbody td th thead tr u ul".split(
        " ",
    ),
);
const ATTRIBUTES = new Set(["href", "src", "alt", "title", "class", "target", "colspan", "rowspan", "width", "height"]);
/** Elements whose text is not text for people. */
const DROPPED = new Set(["script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math"]);
const SCHEMES = /^(https?|mailto|tel):|^data:image\/(png|jpeg|gif|webp);/i;

/**
 * Text that an administrator wrote as HTML (help, static prompts, pages of the server), without anything that could run.
 * Parsed in a document that loads nothing, so that even a dropped picture is never asked for.
 */
export function safeHtml(text: string): DocumentFragment {
    const inert = document.implementation.createHTMLDocument("");
    render(unsafeHTML(text), inert.body, { creationScope: inert });
    clean(inert.body);
    const fragment = document.createDocumentFragment();
    fragment.append(...inert.body.childNodes);
    return fragment;
}

function clean(parent: Element): void {
    for (const child of [...parent.children]) {
        const tag = child.localName;
        if (DROPPED.has(tag)) {
            child.remove();
            continue;
        }
        clean(child);
        if (TAGS.has(tag)) cleanAttributes(child);
        else child.replaceWith(...child.childNodes);
    }
}

function cleanAttributes(element: Element): void {
    for (const { name, value } of [...element.attributes]) {
        const address = name === "href" || name === "src";
        if (!ATTRIBUTES.has(name) || (address && !harmless(value))) element.removeAttribute(name);
    }
    // A page opened in another tab must not be able to steer this one.
    if (element.hasAttribute("target")) element.setAttribute("rel", "noopener noreferrer");
}

/** Relative addresses, and schemes that only show or ask something. */
function harmless(address: string): boolean {
    const plain = [...address].filter((character) => character > " ").join("");
    return SCHEMES.test(plain) || !/^[a-z][a-z0-9+.-]*:/i.test(plain);
}
