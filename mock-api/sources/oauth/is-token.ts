/** Whether somebody can be asked with it: RFC 6749 A.12; no longer than servers read as a header. */
export const isToken = (token: unknown): token is string => typeof token === "string" && /^[\x20-\x7e]{1,16000}$/.test(token);
