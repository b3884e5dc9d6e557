import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import labelSheet from "@patternfly/patternfly/components/Label/label.css";
import { type Blueprint, blueprints, type Difference, type Outlook } from "#src/api/blueprints.api.ts";
import { kindNameOf } from "#src/base/kinds.ts";
import { AkElement } from "#src/elements/element.ts";
import { together } from "#src/base/together.ts";
import "#src/elements/empty-state.ts";
import { label } from "#src/elements/label.ts";
import "#src/elements/loading.ts";
import { askTitle } from "./ask-title.ts";
import { problemText } from "./fault.ts";
import { andMore, MOST_SHOWN, standingList } from "./standing.ts";

const ORDER: readonly Difference["change"][] = ["removed", "changed", "added"];

/** What applying a blueprint would change, object by object and field by field; what it would remove first. */
@customElement("ak-blueprint-outlook")
export class BlueprintOutlook extends AkElement {
    static override styles = [
        labelSheet,
        css`
            ul {
                display: grid;
                gap: var(--pf-t--global--spacer--sm);
            }

            p {
                margin-block: var(--pf-t--global--spacer--sm) var(--pf-t--global--spacer--xs);
            }

            p:first-child {
                margin-block-start: 0;
            }

            li,
            dd {
                overflow-wrap: anywhere;
            }

            /* Among words, a link is told from them without its colour (WCAG 1.4.1). */
            li a {
                text-decoration: underline;
            }

            dl {
                display: grid;
                grid-template-columns: fit-content(40%) minmax(0, 1fr);
                column-gap: var(--pf-t--global--spacer--md);
                margin-block-start: var(--pf-t--global--spacer--xs);
                font-size: var(--pf-t--global--font--size--body--sm);
            }

            small {
                color: var(--pf-t--global--text--color--subtle);
            }

            del,
            ins {
                white-space: pre-wrap;
            }

            del {
                color: var(--pf-t--global--text--color--subtle);
            }

            ins {
                text-decoration: none;
            }
        `,
    ];

    @property({ attribute: false }) blueprint!: Pick<Blueprint, "content" | "path" | "context">;
    /** What it would change, where that is known already; left out, the server is asked. */
    @property({ attribute: false }) known: Outlook | undefined;

    readonly #outlook = new Task(this, {
        task: async ([blueprint, known], { signal }) => known ?? blueprints.outlook(blueprint, signal),
        args: () => [this.blueprint, this.known] as const,
    });

    protected override render(): unknown {
        return this.#outlook.render({
            pending: () => html`<ak-loading></ak-loading>`,
            complete: content,
            error: (error) => html`<ak-empty-state .error=${error} .retry=${() => this.#outlook.run()}></ak-empty-state>`,
        });
    }
}

function content(outlook: Outlook | undefined): unknown {
    if (!outlook) return html`<span>${msg("This server cannot show beforehand what the file changes.")}</span>`;
    const { asks, differences, standing, problems } = outlook;
    if (problems.length)
        return html`${
                asks.length
                    ? html`<p>${msg("It asks for values that it does not have yet:")}</p>
                          <ul>
                              ${asks.map((ask) => html`<li>${askTitle(ask)}</li>`)}
                          </ul>`
                    : nothing
            }
            <p>${msg("It would be refused:")}</p>
            <ul>
                ${problems.map((problem) => html`<li>${problemText(problem)}</li>`)}
            </ul>`;
    if (!differences.length)
        return html`<p>${msg("Nothing: everything is as it says.")}</p>
            ${standing.length ? html`<p>${msg("Its objects:")}</p>` : nothing} ${standingList(standing)}`;
    // What happens to what stands is said before what is new: of a long list somebody reads the beginning.
    const ordered = differences.toSorted((a, b) => ORDER.indexOf(a.change) - ORDER.indexOf(b.change));
    return html`<p>${counted(differences)}</p>
        <ul>
            ${ordered.slice(0, MOST_SHOWN).map(difference)}
        </ul>
        ${andMore(differences)}`;
}

function difference({ model, name, change, line, because, fields }: Difference): TemplateResult {
    return html`<li>
        ${changeLabel(change)} ${kindNameOf(model)}
        <strong>${name}</strong> ${because === undefined ? nothing : html`<small>${msg(str`because ${because} goes`)}</small>`}
        ${line === undefined ? nothing : html`<small>${together(msg(str`line ${line}`))}</small>`}
        ${
            change === "changed"
                ? html`<dl>
                      ${fields.map(
                          ({ name: field, before, after }) =>
                              html`<dt><code>${field}</code></dt>
                                  <dd>${changeOf(before, after)}</dd>`,
                      )}
                  </dl>`
                : nothing
        }
    </li>`;
}

function changeLabel(change: Difference["change"]): TemplateResult {
    if (change === "added") return label(msg("Add"), "green");
    return change === "removed" ? label(msg("Remove"), "red") : label(msg("Change"), "blue");
}

/** "2 to add, 1 to change" */
function counted(differences: readonly Difference[]): string {
    const count = (wanted: Difference["change"]): number => differences.filter(({ change }) => change === wanted).length;
    const [added, changed, removed] = [count("added"), count("changed"), count("removed")];
    return [
        ...(removed ? [msg(str`${removed} to remove`)] : []),
        ...(added ? [msg(str`${added} to add`)] : []),
        ...(changed ? [msg(str`${changed} to change`)] : []),
    ].join(", ");
}

/** Of a list only what comes and what goes, as long as nothing but that has changed. */
function changeOf(before: unknown, after: unknown): unknown {
    if (isNames(before) && isNames(after)) {
        const gone = before.filter((name) => !after.includes(name));
        const come = after.filter((name) => !before.includes(name));
        if (gone.length + come.length > 0)
            return html`${gone.length ? html`<del>− ${gone.join(", ")}</del> ` : nothing}${come.length ? html`<ins>+ ${come.join(", ")}</ins>` : nothing}`;
    }
    return html`<del>${textOf(before)}</del> → <ins>${textOf(after)}</ins>`;
}

const isNames = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((one) => typeof one === "string");

const textOf = (value: unknown): string => (value === null || value === "" ? "–" : typeof value === "string" ? value : JSON.stringify(value));

declare global {
    interface HTMLElementTagNameMap {
        "ak-blueprint-outlook": BlueprintOutlook;
    }
}
