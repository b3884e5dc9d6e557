import { attributeOf, everyElement, parseXml, textOf, type XmlElement } from "#mock/encoding/xml.ts";
import { isObject, type Json } from "./normalise.ts";

/** Elements whose text follows from keys and chance. */
const COMPUTED = new Set(["DigestValue", "SignatureValue", "X509Certificate"]);
/** Moments that an assertion names, as seconds after it was issued. */
const MOMENTS = ["NotBefore", "NotOnOrAfter", "AuthnInstant", "SessionNotOnOrAfter"];

/** What an answer says in XML: that of a SAML response that a form posts, of metadata in JSON, or of the answer itself. Undefined where it has none. */
export function xmlIn(body: Json, text: string): XmlElement | undefined {
    const { metadata, attrs } = isObject(body) ? body : {};
    const posted = isObject(attrs) ? attrs.SAMLResponse : undefined;
    const xml = typeof posted === "string" ? Buffer.from(posted, "base64").toString() : typeof metadata === "string" ? metadata : text;
    return xml.startsWith("<") && !/^<!doctype/i.test(xml) ? parseXml(xml) : undefined;
}

/** An element as the recordings write one: names without prefixes, and what is made by chance as its kind. */
export function shapeOf(element: XmlElement): Json {
    const attributes = element.attributes.map(({ local, value }) => [local, value.replace(/^(#?)_[\w-]{16,}$/, "$1_<hex>")]);
    const children = element.children.filter((child) => typeof child !== "string").map(shapeOf);
    const text = COMPUTED.has(element.local) ? `<${element.local}>` : textOf(element).replace(/^\d+$/, "<pk>");
    return {
        name: element.local,
        ...(attributes.length && { attrs: Object.fromEntries(attributes) }),
        ...(children.length ? { children } : text && { text }),
    };
}

/** When an assertion counts, from the moment it was issued. */
export function timesIn(response: XmlElement): { [moment: string]: number } {
    const issued = Date.parse(attributeOf(response, "IssueInstant") ?? "");
    return Object.fromEntries(
        everyElement(response).flatMap((element) =>
            MOMENTS.flatMap((moment) => {
                const at = attributeOf(element, moment);
                return at === undefined ? [] : [[moment, (Date.parse(at) - issued) / 1000]];
            }),
        ),
    );
}

/** The attributes of an assertion have no order of their own: they are put into that of the recording. */
export function inOrderOf(recorded: Json, answered: Json): Json {
    if (Array.isArray(recorded) && Array.isArray(answered)) {
        const order = recorded.map(attributeName);
        const place = (child: Json): number => (order.includes(attributeName(child)) ? order.indexOf(attributeName(child)) : order.length);
        return [...answered].sort((a, b) => place(a) - place(b)).map((child, at) => inOrderOf(recorded[at], child));
    }
    if (!isObject(recorded) || !isObject(answered) || !answered.children) return answered;
    return { ...answered, children: inOrderOf(recorded.children, answered.children) };
}

/** Undefined for all that is no attribute of an assertion. */
const attributeName = (element: Json): Json => (isObject(element) && element.name === "Attribute" && isObject(element.attrs) ? element.attrs.Name : undefined);
