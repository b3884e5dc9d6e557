import { html, type TemplateResult } from "lit";

/** Characters of a text from which its whole is shown on hover: it may be cut. */
const LONG = 24;

/** A text that may be broken where a reader would: behind the dots, slashes and the like of addresses and names of code; never within a word. */
export const breakable = (text: string): unknown => {
    const pieces = text.split(/(?<=\w[.@/,:_]+)(?=\w)/);
    return pieces.length === 1 ? text : pieces.map((piece, index) => (index === 0 ? piece : html`<wbr />${piece}`));
};

/** A text in a cell: as wide as its words, up to a limit at which it is cut. */
export const cellText = (text: string): TemplateResult | string =>
    text.length < LONG ? html`<span class="ak-text">${breakable(text)}</span>` : html`<span class="ak-text" title=${text}>${breakable(text)}</span>`;
