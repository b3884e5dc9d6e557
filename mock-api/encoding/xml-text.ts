/** How an XML file says its encoding in its first line, which is ASCII in every encoding that can say so (XML 1.0, 4.3.3 and appendix F). */
const DECLARATION = /^<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/;
/** Bytes in which a declaration must be. */
const HEAD = 200;

/** The text of an XML file in the encoding that its byte order mark or its declaration names; UTF-8 without either. Throws RangeError or TypeError for bytes that are not text. */
export function xmlText(bytes: Uint8Array): string {
    return new TextDecoder(byMark(bytes) ?? declared(bytes) ?? "utf-8", { fatal: true }).decode(bytes);
}

function byMark([first, second]: Uint8Array): string | undefined {
    if (first === 0xfe && second === 0xff) return "utf-16be";
    return first === 0xff && second === 0xfe ? "utf-16le" : undefined;
}

const declared = (bytes: Uint8Array): string | undefined => DECLARATION.exec(String.fromCharCode(...bytes.subarray(0, HEAD)))?.[1];
