import { Task } from "@lit/task";
import { msg } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import { events } from "#src/api/events.api.ts";
import { language } from "#src/base/language.ts";
import { breakable } from "#src/elements/breakable.ts";
import "#src/elements/card.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";

/** As many as the original lists. */
const COUNT = 11;

/** The applications that people were let into most often. */
@customElement("ak-top-applications")
export class TopApplications extends AkElement {
    static override styles = css`
        :host {
            display: block;
            min-inline-size: 0;
        }

        table {
            inline-size: 100%;
            border-collapse: collapse;
        }

        th,
        td {
            padding-block: var(--pf-t--global--spacer--xs);
            text-align: start;
        }

        th {
            font-weight: var(--pf-t--global--font--weight--body--default);
        }

        thead th {
            color: var(--pf-t--global--text--color--subtle);
            font-size: var(--pf-t--global--font--size--body--sm);
        }

        td {
            inline-size: 50%;
            white-space: nowrap;
        }

        meter {
            inline-size: 60%;
            vertical-align: middle;
        }
    `;

    readonly #applications = new Task(this, { task: (_, { signal }) => events.topApplications(COUNT, signal), args: () => [] });

    protected override render(): TemplateResult {
        return html`<ak-card header=${msg("Applications most used")}
            >${this.#applications.render({
                pending: () => html`<ak-loading></ak-loading>`,
                error: (error) => html`<ak-empty-state .error=${error} .retry=${() => this.#applications.run()}></ak-empty-state>`,
                complete: (applications) => (applications.length > 0 ? table(applications) : html`<p>${msg("Nobody has opened an application yet.")}</p>`),
            })}</ak-card
        >`;
    }
}

type Used = Awaited<ReturnType<typeof events.topApplications>>;

function table(applications: Used): TemplateResult {
    const most = Math.max(...applications.map(({ counted_events: count }) => count));
    return html`<table>
        <thead>
            <tr>
                <th scope="col">${msg("Application")}</th>
                <th scope="col">${msg("Sign-ins")}</th>
            </tr>
        </thead>
        <tbody>
            ${applications.map(
                ({ application, counted_events: count }) =>
                    html`<tr>
                        <th scope="row">${breakable(String(application["name"]))}</th>
                        <td><meter aria-hidden="true" min="0" max=${most} value=${count}></meter> ${count.toLocaleString(language())}</td>
                    </tr>`,
            )}
        </tbody>
    </table>`;
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-top-applications": TopApplications;
    }
}
