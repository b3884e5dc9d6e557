import { language } from "./language.ts";
import { together } from "./together.ts";

/** How much it is, in bytes, for a person: "2.5 MB". */
export function sizeText(bytes: number): string {
    const [value, unit] = bytes < 1024 ? [bytes, "byte"] : bytes < 1024 ** 2 ? [bytes / 1024, "kilobyte"] : [bytes / 1024 ** 2, "megabyte"];
    return together(new Intl.NumberFormat(language(), { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 }).format(value));
}
