/** Excel takes a file without one for Windows-1252 and breaks every umlaut; whatever else reads CSV knows it, or skips it (`utf-8-sig`). */
const BYTE_ORDER_MARK = "\u{FEFF}";

/** What spreadsheets take for the beginning of a formula, full-width forms too, and what may hide one (OWASP, "CSV Injection"). */
const FORMULA = /^(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const NUMBER = /^-?\d+(?:[.,]\d+)?$/;

/** A table as a file by RFC 4180, whose fields are texts to every spreadsheet: names of users are whatever somebody has typed. */
export const csv = (rows: readonly (readonly string[])[]): string =>
    BYTE_ORDER_MARK + rows.map((row) => `${row.map((field) => quoted(harmless(field))).join(",")}\r\n`).join("");

/** An apostrophe in front says "text"; numbers below zero are no formulas. */
const harmless = (field: string): string => (FORMULA.test(field) && !NUMBER.test(field) ? `'${field}` : field);

const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
