/** The part of Trusted Types that is used here; not every browser has it. */
interface Factory {
    createPolicy(name: string, rules: { createHTML: (text: string) => string }): { createHTML(text: string): string };
}

/** For the parser below alone: what it makes is read and never put into the page. */
const parsing = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy("xml", { createHTML: (text) => text });

/** Characters of the longest document that is read: answers have a few thousand. */
const MAX_LENGTH = 256 * 1024;

/** The root of a document; undefined for what is no XML, is too long, or declares a document type (entities, OWASP XXE). */
export function parseXml(text: string): Element | undefined {
    if (text.length > MAX_LENGTH) return undefined;
    const parsed = new DOMParser().parseFromString(parsing?.createHTML(text) ?? text, "application/xml");
    return parsed.doctype || parsed.querySelector("parsererror") ? undefined : parsed.documentElement;
}

export const isElement = (node: Node): node is Element => node.nodeType === Node.ELEMENT_NODE;
const isText = ({ nodeType }: Node): boolean => nodeType === Node.TEXT_NODE || nodeType === Node.CDATA_SECTION_NODE;

/** Children of this name, in this namespace. */
export const children = (parent: Element | undefined, namespace: string, name: string): Element[] =>
    [...(parent?.children ?? [])].filter(({ namespaceURI, localName }) => namespaceURI === namespace && localName === name);

/** The child that a path of names leads to, all of one namespace; undefined where a name is missing or there more than once. */
export function only(parent: Element | undefined, namespace: string, ...path: readonly string[]): Element | undefined {
    let at = parent;
    for (const name of path) {
        const [found, ...more] = children(at, namespace, name);
        at = more.length ? undefined : found;
    }
    return at;
}

/** All that an element says: comments inside do not cut it short. */
export const textIn = (element: Element | undefined): string => element?.textContent ?? "";

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

/** A template of XML: what is put in is text. */
export const xml = (parts: TemplateStringsArray, ...texts: readonly string[]): string => String.raw({ raw: parts }, ...texts.map(escaped));

/** A document for reading: an element a line, each deeper one further in. */
export function readable(node: Element, depth = 0): string {
    const indent = "  ".repeat(depth);
    const attributes = [...node.attributes].map(({ name, value }) => `\n${indent}    ${name}="${escaped(value)}"`);
    const head = `${indent}<${node.nodeName}${attributes.length > 1 ? attributes.join("") : attributes.join("").replace(/\n\s+/, " ")}`;
    const inner = [...node.childNodes].filter((child) => isElement(child) || (child.textContent?.trim() ?? "") !== "");
    if (inner.length === 0) return `${head}/>`;
    if (!inner.some(isElement)) return `${head}>${escaped(textIn(node))}</${node.nodeName}>`;
    const lines = inner.map((child) => (isElement(child) ? readable(child, depth + 1) : `${indent}  ${escaped(child.textContent ?? "")}`));
    return `${head}>\n${lines.join("\n")}\n${indent}</${node.nodeName}>`;
}

const XMLNS = "http://www.w3.org/2000/xmlns/";
const TEXTS = new Map(Object.entries({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" }));
const VALUES = new Map(Object.entries({ "&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;" }));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * An element as signatures see it (Exclusive XML Canonicalization 1.0, without comments), without its own signature where `without` is that.
 * Throws a TypeError for processing instructions, which no message of SAML has.
 */
export function canonical(element: Element, without?: Element, rendered: ReadonlyMap<string, string> = new Map()): string {
    const attributes = [...element.attributes].filter(({ namespaceURI }) => namespaceURI !== XMLNS);
    const needed = new Map([[element.prefix ?? "", element.namespaceURI ?? ""]]);
    // `xml:` is never declared.
    for (const { prefix, namespaceURI } of attributes) if (prefix && prefix !== "xml") needed.set(prefix, namespaceURI ?? "");
    const declared = [...needed].filter(([prefix, uri]) => (rendered.get(prefix) ?? "") !== uri).sort(([a], [b]) => compare(a, b));
    const inside = new Map([...rendered, ...declared]);
    const quoted = (value: string) => `"${value.replace(/[&<"\t\n\r]/g, (character) => VALUES.get(character)!)}"`;
    const head = [
        ...declared.map(([prefix, uri]) => ` xmlns${prefix && `:${prefix}`}=${quoted(uri)}`),
        ...attributes
            .sort((a, b) => compare(a.namespaceURI ?? "", b.namespaceURI ?? "") || compare(a.localName, b.localName))
            .map(({ name, value }) => ` ${name}=${quoted(value)}`),
    ];
    const body = [...element.childNodes].map((child) => {
        if (child === without || child.nodeType === Node.COMMENT_NODE) return "";
        if (isElement(child)) return canonical(child, without, inside);
        if (isText(child)) return (child.nodeValue ?? "").replace(/[&<>\r]/g, (character) => TEXTS.get(character)!);
        throw new TypeError("No message of SAML has this kind of node.");
    });
    return `<${element.nodeName}${head.join("")}>${body.join("")}</${element.nodeName}>`;
}
