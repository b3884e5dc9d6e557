import { msg, updateWhenLocaleChanges } from "@lit/localize";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { AnswerTo, Challenge, ChallengeOf, Component } from "#src/api/challenges.ts";
import { ownValue } from "#src/base/own-value.ts";
import { broken, updateOrSay } from "#src/elements/broken.ts";
import { alerts } from "#src/prompts/field.ts";
import { serverText } from "#src/prompts/server-texts.ts";
import type { StageHost } from "./stage-host.ts";

/**
 * What every stage is: it shows one challenge and sends what the visitor answers.
 * Rendered without shadow root, since password managers do not look into one.
 */
export abstract class Stage<C extends Component> extends LitElement {
    @property({ attribute: false }) host!: StageHost;
    @property({ attribute: false }) challenge!: ChallengeOf<C>;

    constructor() {
        super();
        updateWhenLocaleChanges(this);
    }

    protected override createRenderRoot(): HTMLElement {
        return this;
    }

    /** Whether the visitor can answer nothing at the moment: the server is asked. A long wait covers the stage then. */
    get isClosed(): boolean {
        return this.host.busy;
    }

    /** A challenge that cannot be shown says so, with what was asked and a way to begin again. */
    protected override performUpdate(): void {
        updateOrSay(
            this,
            () => super.performUpdate(),
            (error) => this.#unshown(error),
        );
    }

    #unshown(error: unknown): TemplateResult {
        const restart = this.challenge.flow_info?.cancel_url;
        return html`${this.card(broken(error, this.challenge), restart ? html`<div class="pf-v6-c-login__main-footer-band"><a href=${restart}>${msg("Start again")}</a></div>` : nothing)}`;
    }

    /** Messages of the last answer for one field, or `non_field_errors`. */
    protected errors(field: string): string[] {
        return (ownValue(this.challenge.response_errors ?? {}, field) ?? []).map((error) => serverText(error.string));
    }

    protected submit(answer: AnswerTo<C>): void {
        this.host.submit({ ...answer, component: this.challenge.component });
    }

    /** Tells the server something on the way; gives what it says to that. */
    protected tell(answer: AnswerTo<C>): Promise<Challenge | undefined> {
        return this.host.tell({ ...answer, component: this.challenge.component });
    }

    /** Title, content and footer. */
    protected card(body: unknown, footer: unknown = nothing, title = this.challenge.flow_info?.title): TemplateResult {
        return this.host.frame(serverText(title ?? ""), body, footer);
    }

    /** A form that sends `answer` of its values. */
    protected form(fields: unknown, action: string, answer: (values: FormData) => AnswerTo<C> | Promise<AnswerTo<C>>): TemplateResult {
        const send = async (event: SubmitEvent): Promise<void> => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLFormElement) this.submit(await answer(new FormData(event.currentTarget)));
        };
        return html`<form class="pf-v6-c-form" aria-labelledby="ak-stage-title" @submit=${send}>
            ${alerts(this.errors("non_field_errors"))}${fields}
            <div class="pf-v6-c-form__group pf-m-action">
                <button class="pf-v6-c-button pf-m-primary pf-m-block" type="submit" aria-disabled=${this.isClosed}>${action}</button>
            </div>
        </form>`;
    }
}

/** A text value of a submitted form. */
export const text = (values: FormData, name: string): string => {
    const value = values.get(name);
    return typeof value === "string" ? value : "";
};

/** A whole number of a submitted form; the input takes digits only. */
export const number = (values: FormData, name: string): number => Number(text(values, name));
