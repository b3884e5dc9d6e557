import { msg } from "@lit/localize";
import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Blueprint } from "#src/api/blueprints.api.ts";
import { AkElement } from "#src/elements/element.ts";
import "./blueprint-outlook.ts";

export type Previewed = Pick<Blueprint, "content" | "path" | "context">;

/** How long nothing has to be typed before the server is asked, in ms. */
const PAUSE = 500;

/** What a blueprint would change, while it is still being written. */
@customElement("ak-blueprint-preview")
export class BlueprintPreview extends AkElement {
    static override styles = css`
        :host {
            display: grid;
            gap: var(--pf-t--global--spacer--sm);
        }

        small {
            color: var(--pf-t--global--text--color--subtle);
        }
    `;

    /** What stands in the form. Undefined: not enough to ask about. */
    @property({ attribute: false }) blueprint: Previewed | undefined;

    @state() private asked: Previewed | undefined;

    #timer: ReturnType<typeof setTimeout> | undefined;

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        clearTimeout(this.#timer);
    }

    protected override willUpdate(changed: PropertyValues<this>): void {
        if (!changed.has("blueprint") || textOf(this.blueprint) === textOf(changed.get("blueprint"))) return;
        clearTimeout(this.#timer);
        // What is shown already belongs to another text.
        this.asked = undefined;
        const { blueprint } = this;
        if (blueprint) this.#timer = setTimeout(() => (this.asked = blueprint), PAUSE);
    }

    protected override render(): TemplateResult {
        return html`<small>${msg("What it would change")}</small>
            <div aria-live="polite">${this.asked ? html`<ak-blueprint-outlook .blueprint=${this.asked}></ak-blueprint-outlook>` : nothing}</div>`;
    }
}

const textOf = (blueprint: Previewed | undefined): string => JSON.stringify(blueprint ?? null);

declare global {
    interface HTMLElementTagNameMap {
        "ak-blueprint-preview": BlueprintPreview;
    }
}
