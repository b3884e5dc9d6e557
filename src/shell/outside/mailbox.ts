import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { Attachment, Mail } from "#src/api/outside.api.ts";
import "#src/elements/html-frame.ts";
import { label } from "#src/elements/label.ts";
import { entry } from "./entry.ts";

/** A mail as its recipient sees it: links in it open in a new tab, the one that it is about here as well. */
export const mail = (sent: Mail, isNew: boolean): TemplateResult => {
    const { from, subject, body, text, link, attachments = [] } = sent.content;
    return entry(
        { sent, title: subject, isNew, mark: markOf(sent) },
        html`
            <p class="meta">${msg(str`From ${from} to ${sent.to}`)}</p>
            ${wayOf(sent)}
            <ak-html-frame label=${subject} links .page=${withPictures(body, attachments)}></ak-html-frame>
            ${link ? html`<p><a class="pf-v6-c-button pf-m-secondary pf-m-small" href=${link}>${msg("Open the link here")}</a></p>` : nothing}
            ${attachments.length ? html`<p class="meta">${attachments.map(attached)}</p>` : nothing}
            ${
                text
                    ? html`<details class="plain">
                          <summary>${msg("As text")}</summary>
                          <pre>${text}</pre>
                      </details>`
                    : nothing
            }
        `,
    );
};

const urlOf = ({ type, data }: Attachment): string => `data:${type};base64,${data}`;

/** Pictures that travel with the mail are named by their `cid:` in it (RFC 2392). */
const withPictures = (body: string, attachments: readonly Attachment[]): string =>
    attachments.reduce((page, attachment) => page.replaceAll(`"cid:${attachment.cid}"`, `"${urlOf(attachment)}"`), body);

const attached = (attachment: Attachment): TemplateResult => html`<a href=${urlOf(attachment)} download=${attachment.name}>${attachment.name}</a> `;

function markOf({ answer, content }: Mail): unknown {
    if (answer === "sent") return label(msg("Successful"), "green");
    if (answer === "failed") return label(msg("Failed"), "red");
    return content.sent ? label(msg("On its way"), "blue") : nothing;
}

/** What became of a mail that was really sent. */
function wayOf({ content: { sent } }: Mail): unknown {
    if (!sent || sent.tries === 0) return nothing;
    const { server, reply, tries } = sent;
    return html`<p class="meta">${msg("Mail server")} ${server}: ${reply} ${tries > 1 ? `(${tries}×)` : nothing}</p>`;
}
