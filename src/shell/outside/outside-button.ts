import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "#src/elements/element.ts";
import { drawers } from "../drawer-state.ts";
import { outsideNews, type OutsideNews } from "./outside-news.ts";
import own from "../drawer-buttons.css";

const MOST = 99;

/** Opens what was sent outside, with how much is unseen; says what comes as it comes. Nothing where one may not look. */
@customElement("ak-outside-button")
export class OutsideButton extends AkElement {
    static override styles = [button, own];

    constructor() {
        super();
        drawers.watch(this);
        outsideNews.watch(this);
    }

    protected override render(): TemplateResult | typeof nothing {
        const { value } = outsideNews;
        if (!value) return nothing;
        const unseen = value.unseen > MOST ? `${MOST}+` : String(value.unseen);
        const label = value.unseen === 0 ? msg("Outside: email, phone, webhooks") : msg(str`Outside: email, phone, webhooks; ${unseen} new`);
        return html`<button
                class="pf-v6-c-button pf-m-plain"
                type="button"
                aria-label=${label}
                data-tip=${label}
                aria-expanded=${drawers.open === "outside"}
                @click=${() => drawers.toggle("outside")}
            >
                <span class="pf-v6-c-button__icon"
                    >${icon("mail")}${value.unseen === 0 ? nothing : html`<span class="count" aria-hidden="true">${unseen}</span>`}</span
                >
            </button>
            <span class="pf-v6-screen-reader" role="status">${sentence(value)}</span>`;
    }
}

function sentence({ latest }: OutsideNews): string {
    switch (latest?.kind) {
        case "mail":
            return msg(str`New email to ${latest.to}`);
        case "sms":
            return msg(str`New text message to ${latest.to}`);
        case "push":
            return msg(str`${latest.to} asks for an answer`);
        case "webhook":
            return msg(str`A webhook was called: ${latest.to}`);
        case undefined:
            return "";
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-outside-button": OutsideButton;
    }
}
