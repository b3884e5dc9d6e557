import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import card from "@patternfly/patternfly/components/Card/card.css";
import { onChangedElsewhere } from "#src/base/changes.ts";
import { icon } from "#src/base/icons.ts";
import { ignore } from "#src/base/ignore.ts";
import { wantGuide } from "#src/context/guide.ts";
import { together } from "#src/base/together.ts";
import { AkElement } from "#src/elements/element.ts";
import { notify } from "#src/elements/messages.ts";
import { doneSteps, sandboxed, type Step, steps, tellsOfStep } from "./steps.ts";
import own from "./guide.css";

/** Once it is known which steps there are: where nobody answers, all of them. */
export const knownSteps = (): Promise<unknown> => sandboxed.get().catch(ignore("all of them are shown"));

/**
 * First steps for whoever has just come: a handful of things to do, each of which ticks itself off.
 * @event ak-hidden - the visitor does not want to see it any more
 */
@customElement("ak-guide")
export class Guide extends AkElement {
    static override styles = [button, card, own];

    /** What cannot be found out is not ticked off, and hinders nobody. */
    readonly #done = new Task(this, { task: (_, { signal }) => doneSteps(signal), args: () => [] });

    #unfollow: (() => void) | undefined;

    override connectedCallback(): void {
        super.connectedCallback();
        this.#unfollow = onChangedElsewhere(() => this.#look());
        // What a browser remembers changes nothing on the server: other tabs are told of it by the storage.
        window.addEventListener("storage", this.#hear);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#unfollow?.();
        window.removeEventListener("storage", this.#hear);
    }

    readonly #hear = ({ key }: StorageEvent): void => {
        if (tellsOfStep(key)) this.#look();
    };

    /** A step may have been done in another tab. */
    #look(): void {
        if (!steps().every(({ first }) => this.#done.value?.has(first))) void this.#done.run();
    }

    protected override render(): TemplateResult {
        const all = steps();
        const done = all.filter(({ first }) => this.#done.value?.has(first));
        return html`<section class="pf-v6-c-card pf-m-bordered" aria-labelledby="title">
            <div class="pf-v6-c-card__body head">
                <div>
                    <h2 id="title" class="pf-v6-c-card__title-text">${msg("First steps")}</h2>
                    <p>
                        ${
                            done.length === all.length
                                ? msg("All of it is done: you know your way around.")
                                : sandboxed.value === false
                                  ? together(msg(str`${done.length} of ${all.length} done.`))
                                  : together(msg(str`They show what the sandbox can do. ${done.length} of ${all.length} done.`))
                        }
                    </p>
                </div>
                <button class="pf-v6-c-button pf-m-plain" type="button" aria-label=${msg("Hide the first steps")} data-tip @click=${this.#hide}>
                    <span class="pf-v6-c-button__icon">${icon("close")}</span>
                </button>
            </div>
            <div class="pf-v6-c-card__body">
                <ol class="steps" role="list">
                    ${all.map((step, at) => this.#step(step, at + 1, done.includes(step)))}
                </ol>
            </div>
        </section>`;
    }

    #step({ title, about, href }: Step, number: number, isDone: boolean): TemplateResult {
        return html`<li class=${isDone ? "done" : ""}>
            <span class="sign" aria-hidden="true">${isDone ? icon("check") : number}</span>
            <div><a href=${href}>${title}</a>${isDone ? html`<span class="pf-v6-screen-reader">${msg("Done")}</span>` : nothing}<small>${about}</small></div>
        </li>`;
    }

    #hide(): void {
        wantGuide(false);
        notify("info", msg("You find the first steps in your account menu."));
        this.emit("ak-hidden");
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-guide": Guide;
    }
}
