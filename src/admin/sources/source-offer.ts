import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import { allPages } from "#src/api/all-pages.ts";
import { flows } from "#src/api/flows.api.ts";
import type { Source } from "#src/api/sources.api.ts";
import { identificationStages, type IdentificationStage } from "#src/api/stages.api.ts";
import { tenants } from "#src/api/tenants.api.ts";
import { href } from "#src/base/route.ts";
import "#src/elements/action-button.ts";
import "#src/elements/alert.ts";
import { AkElement } from "#src/elements/element.ts";
import { notify } from "#src/elements/messages.ts";

/** The stage that asks who is there on this host's own sign-in page. */
async function ownStage(stages: readonly IdentificationStage[], signal: AbortSignal): Promise<IdentificationStage | undefined> {
    const { flow_authentication: slug } = await tenants.current(signal);
    if (!slug) return undefined;
    const flow = await flows.retrieve(slug, signal);
    return stages.find(({ pk }) => flow.stages.includes(pk));
}

/** Says of a source that no sign-in page shows it, and has it shown; nothing where one does. */
@customElement("ak-source-offer")
export class SourceOffer extends AkElement {
    static override styles = [button];

    @property({ attribute: false }) source!: Pick<Source, "pk" | "name">;

    readonly #missing = new Task(this, {
        task: async ([{ pk }], { signal }) => {
            const stages = await allPages((page) => identificationStages.list(page, signal));
            return stages.some(({ sources = [] }) => sources.includes(pk)) ? undefined : { stage: await ownStage(stages, signal) };
        },
        args: () => [this.source] as const,
    });

    /** Takes up no room then. */
    protected override willUpdate(): void {
        this.hidden = !this.#missing.value;
    }

    protected override render(): TemplateResult | typeof nothing {
        const missing = this.#missing.value;
        if (!missing) return nothing;
        const { stage } = missing;
        return html`<ak-alert level="warning" header=${msg("No sign-in page shows this source.")}>
            ${msg("People choose a source where they are asked who they are. Until an identification stage offers it there, nobody can sign in with it.")}
            ${
                stage
                    ? html`<ak-action-button
                          slot="actions"
                          variant="link"
                          label=${msg("Show it on the sign-in page")}
                          .run=${() => this.#showIn(stage)}
                      ></ak-action-button>`
                    : nothing
            }
            <a slot="actions" class="pf-v6-c-button pf-m-link" href=${href("/flow/stages", { search: stage?.name ?? "" })}>${msg("Go to the stages")}</a>
        </ak-alert>`;
    }

    async #showIn({ pk, name, sources = [] }: IdentificationStage): Promise<void> {
        await identificationStages.patch(pk, { sources: [...sources, this.source.pk] });
        await this.#missing.run();
        notify("success", msg(str`The stage “${name}” offers ${this.source.name} now.`));
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-source-offer": SourceOffer;
    }
}
