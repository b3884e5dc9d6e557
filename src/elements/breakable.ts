import { html, type TemplateResult } from "lit";

/** Characters of a text from which it may be cut, and then says its whole as a tip. */
const LONG = 24;

/** Behind the dots, slashes and the like of addresses and names of code. */
const PLACES = /(?<=\w[.@/,:_]+)(?=\w)/;

const MAIL = /^(\S+@)(\S+)$/;

/**
 * A text that may be broken where a reader would, and never within a word. A mail address is broken before its host first: that
 * goes to the next line as a whole.
 */
export function breakable(text: string): unknown {
    const mail = MAIL.exec(text);
    // Its parts stand in their order where the page is read from right to left, too.
    return mail ? html`<bdi>${whole(mail[1] ?? "")}<wbr />${whole(mail[2] ?? "")}</bdi>` : broken(text);
}

const whole = (text: string): TemplateResult => html`<span class="ak-whole">${broken(text)}</span>`;

function broken(text: string): unknown {
    const pieces = text.split(PLACES);
    return pieces.length === 1 ? text : pieces.map((piece, index) => (index === 0 ? piece : html`<wbr />${piece}`));
}

/** Whether a text has places at which it may be broken. */
export const isBroken = (text: string): boolean => PLACES.test(text);

/** What is in a cell; a text is as wide as its words, up to a limit at which it is cut. What is short needs no element of its own: most of the cells of a list. */
export const cellText = (content: unknown): unknown =>
    typeof content !== "string" || content.length < LONG ? content : html`<span class="ak-text" data-tip>${breakable(content)}</span>`;
