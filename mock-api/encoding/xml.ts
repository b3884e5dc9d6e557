import { DOMParser } from "@xmldom/xmldom";

/** An attribute; declarations of namespaces are none. */
export interface XmlAttribute {
    readonly prefix: string;
    readonly local: string;
    /** Empty for none. */
    readonly namespace: string;
    readonly value: string;
}

/** An element without its comments and processing instructions: no value depends on them. */
export interface XmlElement {
    readonly prefix: string;
    readonly local: string;
    readonly namespace: string;
    readonly attributes: readonly XmlAttribute[];
    readonly children: readonly (XmlElement | string)[];
    /** Prefixes that are declared here or above, and what for; of an element that was made by us: none. */
    readonly scope: ReadonlyMap<string, string>;
}

/** The text is no XML that is read here. */
export class XmlError extends Error {}

/** Longest text that is read, in characters, most tags, and deepest nesting: messages of protocols have a few thousand, a few hundred and ten. */
const MAX_LENGTH = 512 * 1024;
const MAX_TAGS = 10_000;
const MAX_DEPTH = 64;
const XMLNS = "http://www.w3.org/2000/xmlns/";
const [ELEMENT, TEXT, CDATA, INSTRUCTION, COMMENT] = [1, 3, 4, 7, 8];

/** Characters that no XML contains, however they are written (XML 1.0, 2.2): the parser lets them pass. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** A text that XML can hold, as it is. Throws XmlError for one that it cannot. */
export function xmlCharacters(text: string): string {
    const [character] = UNWRITABLE.exec(text) ?? [];
    if (character === undefined) return text;
    throw new XmlError(`No XML holds the character U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}.`);
}

/** A node as the parser makes it; its own types lean on those of the DOM, which the engine does not have. */
interface DomNode {
    readonly nodeType: number;
    readonly nodeValue: string | null;
    readonly childNodes: ArrayLike<DomNode>;
    readonly prefix?: string | null;
    readonly localName?: string | null;
    readonly namespaceURI?: string | null;
    readonly attributes?: ArrayLike<DomNode>;
}

/**
 * Reads XML 1.0 with namespaces. Throws XmlError for what is not well-formed, for a document type (and so for entities, the door to files,
 * other servers and texts that grow for ever), for instructions inside, and for what is too long or too deep.
 */
export function parseXml(text: string): XmlElement {
    if (text.length > MAX_LENGTH) throw new XmlError(`The XML is longer than ${MAX_LENGTH} characters.`);
    if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new XmlError("The XML has a document type.");
    if (text.split("<", MAX_TAGS + 2).length > MAX_TAGS + 1) throw new XmlError(`The XML has more than ${MAX_TAGS} tags.`);
    let first: XmlError | undefined;
    // The parser tells of some of the errors that are thrown here once more, in its own words.
    const fail = (message: string): never => {
        throw (first ??= new XmlError(`The XML is not well-formed: ${reasonIn(message)}.`));
    };
    if (!text.trim().startsWith("<")) fail("it does not begin with an element");
    const document: DomNode | undefined = new DOMParser({ errorHandler: { warning: fail, error: fail, fatalError: fail } }).parseFromString(text, "text/xml");
    const [root, ...more] = Array.from(document?.childNodes ?? []).filter(({ nodeType }) => nodeType === ELEMENT);
    if (!root || more.length) return fail("it has not one root");
    return read(root, new Map(), 1);
}

/** What the parser says is wrong, without its name and the place. */
const reasonIn = (message: string): string =>
    message
        .split("\n")[0]!
        .replace(/^\[xmldom \w+\]\s*/, "")
        .replace(/\.$/, "");

/** The parser does not recurse; whoever reads what it made does, and so stops at a depth. */
function read(node: DomNode, above: ReadonlyMap<string, string>, depth: number): XmlElement {
    if (depth > MAX_DEPTH) throw new XmlError(`The XML is nested more than ${MAX_DEPTH} times.`);
    const all = Array.from(node.attributes ?? []);
    checkNames(all);
    const declared = all.filter(({ namespaceURI }) => namespaceURI === XMLNS).map((one): [string, string] => [one.prefix ? one.localName! : "", valueOf(one)]);
    const scope = declared.length ? new Map([...above, ...declared]) : above;
    return {
        ...named(node),
        attributes: all.filter(({ namespaceURI }) => namespaceURI !== XMLNS).map((one) => ({ ...named(one), value: valueOf(one) })),
        children: Array.from(node.childNodes).flatMap((child) => childOf(child, scope, depth)),
        scope,
    };
}

const valueOf = ({ nodeValue }: DomNode): string => xmlCharacters(nodeValue ?? "");

/** Namespaces in XML 1.0, 6.3: two prefixes that mean the same do not make two attributes of one. */
function checkNames(attributes: readonly DomNode[]): void {
    const names = attributes.map(({ namespaceURI, localName }) => `${namespaceURI ?? ""} ${localName}`);
    if (new Set(names).size !== names.length) throw new XmlError("The XML has an attribute twice.");
}

function named({ prefix, localName, namespaceURI }: DomNode) {
    if (prefix && !namespaceURI) throw new XmlError(`The XML does not declare the prefix ${prefix}.`);
    return { prefix: prefix ?? "", local: localName ?? "", namespace: namespaceURI ?? "" };
}

function childOf(node: DomNode, scope: ReadonlyMap<string, string>, depth: number): (XmlElement | string)[] {
    if (node.nodeType === ELEMENT) return [read(node, scope, depth + 1)];
    if (node.nodeType === TEXT || node.nodeType === CDATA) return [valueOf(node)];
    if (node.nodeType === COMMENT) return [];
    throw new XmlError(node.nodeType === INSTRUCTION ? "The XML has processing instructions inside." : "The XML has nodes of an unknown kind.");
}

const isElement = (node: XmlElement | string): node is XmlElement => typeof node !== "string";

/** Direct children, whatever their name. */
export const elementsOf = ({ children }: XmlElement): XmlElement[] => children.filter(isElement);

/** Direct children of this name. */
export const childrenOf = (element: XmlElement, namespace: string, local: string): XmlElement[] =>
    elementsOf(element).filter((child) => child.local === local && child.namespace === namespace);

/** The one direct child of this name; undefined for none. Throws XmlError for several: who reads another one than is meant would be deceived. */
export function childOfName(element: XmlElement, namespace: string, local: string): XmlElement | undefined {
    const [child, ...more] = childrenOf(element, namespace, local);
    if (more.length) throw new XmlError(`The XML has several ${local} where one belongs.`);
    return child;
}

/** All its text, whatever comments once stood between. */
export const textOf = ({ children }: XmlElement): string => children.map((child) => (isElement(child) ? textOf(child) : child)).join("");

/** The value of an attribute without namespace. */
export const attributeOf = ({ attributes }: XmlElement, name: string): string | undefined =>
    attributes.find(({ local, namespace }) => local === name && namespace === "")?.value;

/** An element and all below it. */
export const everyElement = (element: XmlElement): XmlElement[] => [element, ...elementsOf(element).flatMap(everyElement)];

/** Makes elements whose prefixes stand for these namespaces: `make("saml:Issuer", {}, "authentik")`. Attributes that are undefined are left out. */
export const elementMaker = (namespaces: Readonly<Record<string, string>>) => {
    const known = new Map(Object.entries(namespaces));
    return (name: string, attributes: Readonly<Record<string, string | undefined>>, ...children: readonly (XmlElement | string | undefined)[]): XmlElement => {
        const split = (qualified: string) => {
            const [local = "", prefix = ""] = qualified.split(":").reverse();
            return { prefix, local, namespace: prefix ? known.get(prefix)! : "" };
        };
        const given = Object.entries(attributes).filter((pair): pair is [string, string] => pair[1] !== undefined);
        return {
            ...split(name),
            attributes: given.map(([key, value]) => ({ ...split(key), value })),
            children: children.filter((child) => child !== undefined),
            scope: new Map(),
        };
    };
};
