import { html, nothing } from "lit";
import type { MarkedToken, Token } from "marked";
import { linkable } from "#src/base/browser.ts";
import "../alert.ts";
import "../snippet.ts";

const is = <K extends MarkedToken["type"]>(token: Token, type: K): token is Extract<MarkedToken, { type: K }> => token.type === type;

/** What is shown of tokens that stand below each other. HTML is shown as it was written: it never becomes part of the page. */
export const blocks = (tokens: readonly Token[], level: number): unknown => tokens.map((token) => block(token, level));

function block(token: Token, level: number): unknown {
    if (is(token, "heading")) return html`<div class="heading" role="heading" aria-level=${Math.min(level + token.depth - 1, 6)}>${inline(token.tokens)}</div>`;
    if (is(token, "paragraph")) return html`<p>${inline(token.tokens)}</p>`;
    if (is(token, "list")) return list(token, level);
    if (is(token, "code")) return html`<ak-snippet label=${token.lang ?? ""} .text=${token.text}></ak-snippet>`;
    if (is(token, "blockquote")) return quote(token, level);
    if (is(token, "table")) return table(token);
    if (is(token, "hr")) return html`<hr />`;
    if (is(token, "html")) return html`<p>${token.text}</p>`;
    if (is(token, "text")) return token.tokens ? inline(token.tokens) : token.text;
    if (is(token, "checkbox")) return inline([token]);
    return nothing;
}

function list({ ordered, start, items }: Extract<MarkedToken, { type: "list" }>, level: number): unknown {
    const entries = items.map(({ tokens }) => html`<li>${blocks(tokens, level)}</li>`);
    return ordered
        ? html`<ol start=${start}>
              ${entries}
          </ol>`
        : html`<ul>
              ${entries}
          </ul>`;
}

const LEVELS = { NOTE: "info", TIP: "success", WARNING: "warning", CAUTION: "danger" } as const;

/** A quotation, or with `[!WARNING]` and the like in its first line a notice, whose header is the rest of that line. */
function quote({ tokens }: Extract<MarkedToken, { type: "blockquote" }>, level: number): unknown {
    const [first, ...rest] = tokens;
    const marked = first && is(first, "paragraph") ? /^\[!(NOTE|TIP|WARNING|CAUTION)\] ?(.*)\n?([^]*)$/.exec(first.text) : null;
    const kind = Object.entries(LEVELS).find(([name]) => name === marked?.[1])?.[1];
    if (!marked || !kind) return html`<blockquote>${blocks(tokens, level)}</blockquote>`;
    return html`<ak-alert level=${kind} header=${marked[2] ?? ""}>${marked[3]}${blocks(rest, level)}</ak-alert>`;
}

const table = ({ header, rows }: Extract<MarkedToken, { type: "table" }>): unknown =>
    html`<div class="wide" tabindex="0" role="region" aria-label=${header.map(({ text }) => text).join(", ")}>
        <table>
            <thead>
                <tr>
                    ${header.map(({ tokens }) => html`<th scope="col">${inline(tokens)}</th>`)}
                </tr>
            </thead>
            <tbody>
                ${rows.map(
                    (row) =>
                        html`<tr>
                            ${row.map(({ tokens }) => html`<td>${inline(tokens)}</td>`)}
                        </tr>`,
                )}
            </tbody>
        </table>
    </div>`;

const inline = (tokens: readonly Token[]): unknown => tokens.map(span);

function span(token: Token): unknown {
    if (is(token, "text")) return token.tokens ? inline(token.tokens) : token.text;
    if (is(token, "codespan")) return html`<code dir="ltr">${token.text}</code>`;
    if (is(token, "strong")) return html`<strong>${inline(token.tokens)}</strong>`;
    if (is(token, "em")) return html`<em>${inline(token.tokens)}</em>`;
    if (is(token, "del")) return html`<del>${inline(token.tokens)}</del>`;
    if (is(token, "link")) return link(token.href, inline(token.tokens));
    // A picture of elsewhere would tell its server who reads this.
    if (is(token, "image")) return link(token.href, token.text);
    if (is(token, "br")) return html`<br />`;
    if (is(token, "checkbox")) return token.checked ? "☑ " : "☐ ";
    if (is(token, "escape") || is(token, "html")) return token.text;
    return nothing;
}

/** A link, unless it would run as script. One that leaves these pages opens beside them. */
function link(address: string, text: unknown): unknown {
    const safe = linkable(address);
    if (safe === undefined) return text;
    return safe.startsWith("#") ? html`<a href=${safe}>${text}</a>` : html`<a href=${safe} target="_blank" rel="noopener noreferrer">${text}</a>`;
}
