import { css, html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { AkElement } from "./element.ts";

/** The part of Trusted Types that is used here; not every browser has it. */
interface Factory {
    createPolicy(name: string, rules: { createHTML: (html: string) => string }): { createHTML(html: string): string };
}

/** For the frame below alone: what goes through here must never get into the page itself. */
const frames = (globalThis as { trustedTypes?: Factory }).trustedTypes?.createPolicy("frame", { createHTML: (page) => page });

/** Pictures that travel beside a mail, which nobody put in their place (RFC 2392): without an address they are told by their text. */
const UNSENT = /\ssrc=(?:"cid:[^"]*"|'cid:[^']*')/gi;

/** A page of HTML that somebody else wrote, as its reader sees it: without scripts, forms, and any way to the page around it. */
@customElement("ak-html-frame")
export class HtmlFrame extends AkElement {
    static override styles = css`
        :host {
            display: block;
        }

        /* Mails are written for white paper, whatever the theme. */
        iframe {
            display: block;
            inline-size: 100%;
            block-size: 24rem;
            border: 1px solid var(--pf-t--global--border--color--default);
            background-color: white;
            color-scheme: light;
        }
    `;

    @property() label = "";
    @property({ attribute: false }) page = "";
    /** Its links can be followed, each in a tab of its own. */
    @property({ type: Boolean }) links = false;

    protected override get rawData(): unknown {
        return this.page;
    }

    protected override render(): TemplateResult {
        const readable = this.page.replace(UNSENT, "");
        const page = this.links ? readable.replace(/^(<!doctype[^>]*>)?/i, `$&<base target="_blank">`) : readable;
        const sandbox = this.links ? "allow-popups allow-popups-to-escape-sandbox" : "";
        return html`<iframe sandbox=${sandbox} title=${this.label} srcdoc=${frames?.createHTML(page) ?? page}></iframe>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-html-frame": HtmlFrame;
    }
}
