import { xmlCharacters, XmlError } from "#mock/encoding/xml.ts";

/** A check of a field that metadata and messages repeat: why no XML could say it. */
export function xmlFault(value: string): string | undefined {
    try {
        xmlCharacters(value);
        return undefined;
    } catch (error) {
        if (error instanceof XmlError) return error.message;
        throw error;
    }
}
