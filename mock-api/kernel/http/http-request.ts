/** Headers, by names in any case; iterated in lower case. `Headers` of the Fetch standard is one. */
export interface HttpHeaders extends Iterable<[name: string, value: string]> {
    get(name: string): string | null;
}

/**
 * What the engine reads of a request. A Fetch `Request` is one; whoever hands over thousands in a second passes something lighter, since each `Request`
 * brings an abort signal, which takes longer to make than a short answer.
 */
export interface HttpRequest extends Pick<Request, "method" | "body"> {
    readonly url: string | URL;
    readonly headers: HttpHeaders;
}

export const addressOf = ({ url }: HttpRequest): URL => (typeof url === "string" ? new URL(url) : url);

/** A request that nobody has sent, for what the installation does by itself. */
export const unsent = (url: string | URL): HttpRequest => ({ method: "GET", url, headers: new Headers(), body: null });
