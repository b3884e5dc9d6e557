/* A request that was sent, as the address where it can be changed and sent again. */

/** What stands before its fields. */
const SENT = "sent?";

export interface SentRequest {
    method: string;
    /** Path and query. */
    url: string;
    /** JSON; undefined where none was sent. */
    body?: string | undefined;
}

export const addressOfSent = ({ method, url, body }: SentRequest): string =>
    `/api/v3/#/${SENT}${new URLSearchParams({ method, url, ...(body === undefined ? {} : { body }) })}`;

/** @param address what follows `#/`   @returns undefined where it names no request */
export function sentIn(address: string): SentRequest | undefined {
    if (!address.startsWith(SENT)) return undefined;
    const fields = new URLSearchParams(address.slice(SENT.length));
    return { method: fields.get("method") ?? "", url: fields.get("url") ?? "", body: fields.get("body") ?? undefined };
}
