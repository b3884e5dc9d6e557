import { Task } from "@lit/task";
import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import type { Blueprint } from "#src/api/blueprints.api.ts";
import { system } from "#src/api/system.api.ts";
import { slugOf } from "#src/base/slug.ts";
import { facts } from "#src/elements/description.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import "./blueprint-outlook.ts";
import { faultText } from "./fault.ts";

/** Where a blueprint comes from, and, where it could not be applied, what stood in the way. */
@customElement("ak-blueprint-details")
export class BlueprintDetails extends AkElement {
    static override styles = description;

    @property({ attribute: false }) blueprint!: Blueprint;

    readonly #faults = new Task(this, {
        task: async ([{ status, name }], { signal }) => (status === "error" ? faultsOf(name, signal) : []),
        args: () => [this.blueprint] as const,
    });

    protected override render(): TemplateResult {
        const { path, content } = this.blueprint;
        return html`${facts([
            [msg("Read from"), path ? html`<code>${path}</code>` : content ? msg("Text") : undefined],
            ...(this.blueprint.status === "error" ? [[msg("Errors"), this.#messages()] as const] : []),
            [msg("What it would change"), html`<ak-blueprint-outlook .blueprint=${this.blueprint}></ak-blueprint-outlook>`],
        ])}`;
    }

    #messages(): unknown {
        return this.#faults.render({
            pending: () => html`<ak-loading></ak-loading>`,
            complete: (faults) =>
                faults.length
                    ? html`<ul>
                          ${faults.map((fault) => html`<li>${faultText(fault)}</li>`)}
                      </ul>`
                    : msg("Apply it to see what is wrong."),
            error: (error) => html`<ak-empty-state .error=${error} .retry=${() => this.#faults.run()}></ak-empty-state>`,
        });
    }
}

/** What the last attempt to apply a blueprint of this name was refused with; the server keeps it with its tasks. */
async function faultsOf(name: string, signal: AbortSignal): Promise<readonly string[]> {
    const task = (await system.tasks(signal)).find(({ task_name: id }) => id === `apply_blueprint:${slugOf(name)}`);
    return task?.messages.map(String) ?? [];
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-blueprint-details": BlueprintDetails;
    }
}
