/** In single quotes, where a shell reads nothing but the quote itself. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** A request as a line for a shell. The token is a variable there: none of ours leaves by the clipboard. @param url absolute   @param body JSON, or fields of a form */
export function curl(method: string, url: string, body?: string | FormData): string {
    const lines = [`curl ${method === "GET" ? "" : `-X ${method} `}${quoted(url)}`, `-H "Authorization: Bearer $AUTHENTIK_TOKEN"`];
    if (typeof body === "string") lines.push(`-H 'Content-Type: application/json'`, `--data-raw ${quoted(body)}`);
    // Of a text that begins with @ or <, `-F` would send the file of that name.
    else if (body)
        for (const [name, value] of body)
            lines.push(typeof value === "string" ? `--form-string ${quoted(`${name}=${value}`)}` : `-F ${quoted(`${name}=@${value.name}`)}`);
    return lines.join(" \\\n  ");
}
