import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { OutsideMessage } from "#src/api/outside.api.ts";
import { label } from "#src/elements/label.ts";
import "#src/elements/time.ts";

interface Head {
    readonly sent: OutsideMessage;
    readonly title: string;
    readonly isNew: boolean;
    /** Beside the title. */
    readonly mark?: unknown;
}

/** A line that opens: what it is, for whom, when. */
export const entry = ({ sent: { to, person, created }, title, isNew, mark = nothing }: Head, content: TemplateResult): TemplateResult =>
    html`<li>
        <details>
            <summary>
                <span class="line"><strong>${title}</strong>${isNew ? label(msg("New"), "blue") : nothing}${mark}</span>
                <span class="line meta"><span>${person?.name || person?.username || to}</span><ak-time .value=${created}></ak-time></span>
            </summary>
            <div class="content">${content}</div>
        </details>
    </li>`;
