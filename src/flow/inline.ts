import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { Component } from "#src/api/challenges.ts";
import { sentence } from "#src/base/failure.ts";
import { renewSession } from "#src/context/session-guard.ts";
import { AkElement } from "#src/elements/element.ts";
import { FlowRun, type FlowView } from "./flow-run.ts";
import own from "./inline.css";
import { alerts } from "#src/prompts/field.ts";
import { focusFirst } from "./parts/focus.ts";
import { spinner } from "./parts/spinner.ts";
import type { StageFrame } from "./stage-host.ts";
import { stageStyles } from "./stage.styles.ts";
import type { StageElement } from "./stages.ts";

/** Where a flow sends a visitor who came from nowhere: for a flow inside a page, this is its end. */
const END = "/";

/**
 * A flow inside another page: it takes no focus on its own, but for its first step where it has `autofocus`, leaves the page alone, and begins again when it is over.
 * @event ak-flow-done - the visitor came to the end
 */
@customElement("ak-flow-inline")
export class FlowInline extends AkElement implements FlowView {
    static override styles = [...stageStyles, own];

    @property() slug = "";
    /** Elements that show a component instead of its own. */
    @property({ attribute: false }) standIns: Partial<Record<Component, string>> = {};

    readonly #run = new FlowRun(this);
    #done = false;

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#run.start();
    }

    readonly frame: StageFrame = (title, body, below) => html`
        <h2 class="pf-v6-c-title pf-m-lg" id="ak-stage-title" tabindex="-1">${title}</h2>
        ${body}${below}
    `;

    standIn(component: Component): string | undefined {
        return this.standIns[component];
    }

    async leave(to: string): Promise<void> {
        if (to === END) {
            this.#done = true;
            this.emit("ak-flow-done");
            return this.#run.start();
        }
        // To leave is the visitor's to decide: they came for the page around.
        return this.#run.showRedirect(to);
    }

    placed(stage: StageElement, hadFocus: boolean): void {
        // A flow of the signed-in user's turns everybody else away: perhaps nobody is signed in any more.
        if (stage.localName === "ak-stage-access-denied") void this.#renew();
        if (!hadFocus && !this.autofocus) return;
        this.autofocus = false;
        // After the end the visitor stays where they pressed; in between they go on.
        if (this.#done) stage.querySelector<HTMLElement>("[type=submit]")?.focus();
        else focusFirst(stage);
        this.#done = false;
    }

    async #renew(): Promise<void> {
        if (await renewSession()) await this.#run.start();
    }

    protected override render(): TemplateResult {
        const { stage, failure, slow, busy } = this.#run;
        return html`<div class="ak-inline" aria-busy=${busy}>
            ${failure === undefined ? nothing : this.#failed(failure)}
            ${stage ?? (failure === undefined && slow ? html`<div class="waiting">${spinner()}</div>` : nothing)}
            ${
                stage?.localName === "ak-stage-access-denied"
                    ? html`<button class="pf-v6-c-button pf-m-secondary again" type="button" @click=${() => this.#run.start()}>${msg("Start again")}</button>`
                    : nothing
            }
        </div>`;
    }

    #failed(failure: unknown): TemplateResult {
        return html`<div class="failure">
            ${alerts([sentence(failure)])}
            <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => this.#run.retry()}>${msg("Try again")}</button>
        </div>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-flow-inline": FlowInline;
    }
}
