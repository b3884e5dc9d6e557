import { type XmlAttribute, xmlCharacters, type XmlElement } from "./xml.ts";

const TEXTS = new Map(Object.entries({ "&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#xD;" }));
const VALUES = new Map(Object.entries({ "&": "&amp;", "<": "&lt;", '"': "&quot;", "\t": "&#x9;", "\n": "&#xA;", "\r": "&#xD;" }));

const text = (value: string): string => xmlCharacters(value).replace(/[&<>\r]/g, (character) => TEXTS.get(character)!);
const quoted = (value: string): string => `"${xmlCharacters(value).replace(/[&<"\t\n\r]/g, (character) => VALUES.get(character)!)}"`;
const qualified = (prefix: string, local: string): string => (prefix ? `${prefix}:${local}` : local);

export interface CanonicalOptions {
    /** Prefixes that are declared wherever they are in scope, whether they are used or not (`InclusiveNamespaces`). */
    readonly inclusive?: readonly string[];
    /** An element that is left out: the signature that an enveloped signature does not cover. */
    readonly without?: XmlElement;
}

/**
 * An element in its canonical form (Exclusive XML Canonicalization 1.0, without comments): what signatures are made of. Elements of our
 * own are written in it too, because it is compact, and nothing changes it on the way. Throws XmlError for values that no XML can hold.
 */
export const canonicalXml = (element: XmlElement, options: CanonicalOptions = {}): string => write(element, new Map(), options);

function write(element: XmlElement, rendered: ReadonlyMap<string, string>, options: CanonicalOptions): string {
    const { prefix, local, attributes, children } = element;
    const declared = [...used(element, options.inclusive ?? [])].filter(([name, uri]) => (rendered.get(name) ?? "") !== uri).sort(([a], [b]) => compare(a, b));
    const inside = declared.length ? new Map([...rendered, ...declared]) : rendered;
    const name = qualified(prefix, local);
    const head = [
        ...declared.map(([key, uri]) => ` ${qualified(key ? "xmlns" : "", key || "xmlns")}=${quoted(uri)}`),
        ...[...attributes].sort(byName).map((one) => ` ${qualified(one.prefix, one.local)}=${quoted(one.value)}`),
    ];
    const body = children
        .filter((child) => child !== options.without)
        .map((child) => (typeof child === "string" ? text(child) : write(child, inside, options)));
    return `<${name}${head.join("")}>${body.join("")}</${name}>`;
}

/** Namespaces that this element needs: those of its own name and its attributes', and those that are asked for. */
function used({ prefix, namespace, attributes, scope }: XmlElement, inclusive: readonly string[]): Map<string, string> {
    const needed = new Map([[prefix, namespace]]);
    // `xml:` is never declared.
    for (const one of attributes) if (one.prefix && one.prefix !== "xml") needed.set(one.prefix, one.namespace);
    for (const name of inclusive) {
        const key = name === "#default" ? "" : name;
        const uri = scope.get(key);
        if (uri !== undefined && !needed.has(key)) needed.set(key, uri);
    }
    return needed;
}

/** By the code points of the names, which for those in use are those of their units. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Attributes without namespace come first. */
const byName = (a: XmlAttribute, b: XmlAttribute): number => compare(a.namespace, b.namespace) || compare(a.local, b.local);

/**
 * An element as it was put together: attributes in their order, what is empty closed at once, and all namespaces declared at the root. For
 * what is not signed, and is to look as another program writes it. Throws XmlError for values that no XML can hold.
 */
export function plainXml(element: XmlElement, namespaces: Readonly<Record<string, string>>): string {
    const declared = Object.entries(namespaces).map(([prefix, uri]) => ` xmlns:${prefix}=${quoted(uri)}`);
    const plain = ({ prefix, local, attributes, children }: XmlElement, head: readonly string[] = []): string => {
        const name = qualified(prefix, local);
        const all = [...head, ...attributes.map((one) => ` ${qualified(one.prefix, one.local)}=${quoted(one.value)}`)].join("");
        const body = children.map((child) => (typeof child === "string" ? text(child) : plain(child))).join("");
        return body ? `<${name}${all}>${body}</${name}>` : `<${name}${all}/>`;
    };
    return plain(element, declared);
}
