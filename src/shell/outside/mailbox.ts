import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { Mail } from "#src/api/outside.api.ts";
import "#src/elements/html-frame.ts";
import { entry } from "./entry.ts";

/** A mail as its recipient sees it: links in it open in a new tab, the one that it is about here as well. */
export const mail = (sent: Mail, isNew: boolean): TemplateResult => {
    const { from, subject, body, text, link } = sent.content;
    return entry(
        { sent, title: subject, isNew },
        html`
            <p class="meta">${msg(str`From ${from} to ${sent.to}`)}</p>
            <ak-html-frame label=${subject} links .page=${body}></ak-html-frame>
            ${link ? html`<p><a class="pf-v6-c-button pf-m-secondary pf-m-small" href=${link}>${msg("Open the link here")}</a></p>` : nothing}
            <details class="plain">
                <summary>${msg("As text")}</summary>
                <pre>${text}</pre>
            </details>
        `,
    );
};
