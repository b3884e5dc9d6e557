import { Task, TaskStatus } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import button from "@patternfly/patternfly/components/Button/button.css";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import form from "@patternfly/patternfly/components/Form/form.css";
import label from "@patternfly/patternfly/components/Label/label.css";
import { sendAsWritten } from "#src/api/client.ts";
import type { Parameter, Shape } from "#src/api/document.api.ts";
import { curl } from "#src/base/curl.ts";
import { ignore } from "#src/base/ignore.ts";
import { ownValue } from "#src/base/own-value.ts";
import { readable } from "#src/base/readable-json.ts";
import ring from "#src/base/styles/control-ring.css";
import { confirm } from "#src/elements/dialog/dialogs.ts";
import "#src/elements/empty-state.ts";
import { AkElement } from "#src/elements/element.ts";
import { label as colored } from "#src/elements/label.ts";
import { selectArrow } from "#src/elements/select-arrow.ts";
import "#src/elements/snippet.ts";
import type { Operation } from "./operations.ts";

/** Characters of an answer that are shown: more would stop the page. */
const MOST = 200_000;
const FORM = "multipart/form-data";

interface Answer {
    status: number;
    /** ms */
    duration: number;
    text: string;
}

/**
 * Sends an operation as the signed-in user, and shows the line for a shell that does the same.
 * @event ak-refused - it was refused for its sender's sake, who may be signed out by now
 */
@customElement("ak-api-try")
export class ApiTry extends AkElement {
    static override styles = [
        button,
        control,
        form,
        label,
        ring,
        css`
            :host,
            form {
                display: grid;
                gap: var(--pf-t--global--spacer--md);
                grid-template-columns: minmax(0, 1fr);
            }

            form {
                grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
            }

            form > :is(.whole, :last-child) {
                grid-column: 1 / -1;
            }

            textarea {
                min-block-size: 10rem;
                font-family: var(--pf-t--global--font--family--mono);
                resize: vertical;
            }

            .answer {
                max-block-size: 32rem;
                overflow: auto;
            }
        `,
    ];

    @property({ attribute: false }) operation!: Operation;
    /** Body to begin with. */
    @property({ attribute: false }) sample = "";
    /** Fields of a form that is sent. */
    @property({ attribute: false }) fields: Readonly<Record<string, Shape>> = {};

    /** By name of the parameter. */
    @property({ attribute: false }) values: Readonly<Record<string, string>> = {};
    @state() private body: string | undefined;
    @query("form") private form!: HTMLFormElement;

    readonly #answer = new Task(this, { autoRun: false, task: (_, { signal }) => this.#exchange(signal) });

    get #url(): string {
        const { path, parameters } = this.operation;
        const valueOf = (name: string): string => ownValue(this.values, name) ?? "";
        const filled = path.replace(/\{(\w+)\}/g, (braces, name: string) => (valueOf(name) === "" ? braces : encodeURIComponent(valueOf(name))));
        const pairs = parameters
            .filter((parameter) => parameter.in === "query")
            // Several values are written with commas between them, and repeat their key.
            .flatMap(({ name, schema }) =>
                (schema.type === "array" ? valueOf(name).split(",") : [valueOf(name)]).map((value): [string, string] => [name, value.trim()]),
            )
            .filter(([, value]) => value !== "");
        return `/api/v3${filled}${pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`}`;
    }

    get #body(): string | FormData | undefined {
        const { body } = this.operation;
        if (!body) return undefined;
        return body.type === FORM ? this.#formData() : (this.body ?? this.sample);
    }

    #formData(): FormData {
        const data = new FormData();
        for (const field of this.form?.querySelectorAll<HTMLInputElement | HTMLSelectElement>("[data-field]") ?? []) {
            const value = "files" in field && field.files ? field.files[0] : field.value;
            // What is left empty is not sent: the server knows what it is then.
            if (value) data.append(field.name, value);
        }
        return data;
    }

    protected override render(): TemplateResult {
        const { method, parameters, body } = this.operation;
        return html`
            <form class="pf-v6-c-form" @submit=${this.#submit} @input=${() => this.requestUpdate()}>
                ${parameters.map((parameter) => this.#parameter(parameter))}
                ${body?.type === FORM ? Object.entries(this.fields).map(([name, shape]) => this.#formField(name, shape)) : body ? this.#bodyField() : nothing}
                <div><button class="pf-v6-c-button ${method === "DELETE" ? "pf-m-danger" : "pf-m-primary"}" type="submit">${msg("Send")}</button></div>
            </form>
            <ak-snippet label=${msg("the request for curl")} .text=${curl(method, location.origin + this.#url, this.#body)}></ak-snippet>
            <div role="status">${this.#shown()}</div>
        `;
    }

    #parameter({ name, required = false, schema, in: place }: Parameter): TemplateResult {
        const options = optionsOf(schema);
        const hint = [schema.type, schema.format, schema.type === "array" ? msg("values with commas between them") : ""].filter(Boolean).join(", ");
        const set = (event: Event): void => {
            if (event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement)
                this.values = { ...this.values, [name]: event.target.value };
        };
        return group(
            `${place}-${name}`,
            name,
            required,
            options
                ? choice(
                      html`<select id="${place}-${name}" ?required=${required} @change=${set}>
                          ${choices(options, ownValue(this.values, name))}
                      </select>`,
                  )
                : html`<input
                      id="${place}-${name}"
                      autocomplete="off"
                      placeholder=${hint}
                      ?required=${required}
                      .value=${ownValue(this.values, name) ?? ""}
                      @input=${set}
                  />`,
        );
    }

    #formField(name: string, shape: Shape): TemplateResult {
        const [options, changed] = [optionsOf(shape), () => this.requestUpdate()];
        return group(
            `form-${name}`,
            name,
            false,
            options
                ? choice(
                      html`<select id="form-${name}" name=${name} data-field @change=${changed}>
                          ${choices(options)}
                      </select>`,
                  )
                : html`<input id="form-${name}" name=${name} data-field type=${shape.format === "binary" ? "file" : "text"} @change=${changed} />`,
        );
    }

    #bodyField(): TemplateResult {
        return group(
            "body",
            msg("Body (JSON)"),
            this.operation.body?.isRequired ?? false,
            html`<textarea
                id="body"
                spellcheck="false"
                .value=${this.body ?? this.sample}
                @input=${(event: Event) => event.target instanceof HTMLTextAreaElement && (this.body = event.target.value)}
            ></textarea>`,
        );
    }

    async #submit(event: Event): Promise<void> {
        event.preventDefault();
        const { method } = this.operation;
        if (
            method === "DELETE" &&
            !(await confirm({ header: msg("Send this request?"), text: msg(str`DELETE ${this.#url} deletes the object.`), yes: msg("Send"), danger: true }))
        )
            return;
        await this.#answer.run().catch(ignore("shown"));
        await this.updateComplete;
        // Below a long form it would be out of sight.
        this.renderRoot.querySelector("[role=status]")?.scrollIntoView({ block: "nearest" });
    }

    async #exchange(signal: AbortSignal): Promise<Answer> {
        const started = performance.now();
        const response = await sendAsWritten(this.operation.method, this.#url, this.#body, signal);
        if (response.status === 401 || response.status === 403) this.emit("ak-refused");
        return { status: response.status, duration: performance.now() - started, text: readable(await response.text()) };
    }

    #shown(): unknown {
        if (this.#answer.status === TaskStatus.PENDING) return html`<p>${msg("Waiting for the answer …")}</p>`;
        return this.#answer.render({
            error: (error) => html`<ak-empty-state header=${msg("There was no answer.")} .error=${error}></ak-empty-state>`,
            complete: ({ status, duration, text }) =>
                html`<p>${colored(status, status >= 500 ? "red" : status >= 400 ? "orange" : "green")} ${msg(str`${Math.round(duration)} ms`)}</p>
                    ${text.length > MOST ? html`<p>${msg(str`The first ${MOST} of ${text.length} characters.`)}</p>` : nothing}
                    ${text ? html`<ak-snippet class="answer" label=${msg("the answer")} .text=${text.slice(0, MOST)}></ak-snippet>` : nothing}`,
        });
    }
}

/** What a value is chosen from, where it is. */
const optionsOf = ({ type, enum: values }: Shape): string[] | undefined => (type === "boolean" ? ["true", "false"] : values?.map(String));

/** Of these one, or none. */
const choices = (options: readonly string[], chosen?: string): TemplateResult =>
    html`<option value=""></option>
        ${options.map((value) => html`<option ?selected=${value === chosen}>${value}</option>`)}`;

const choice = (select: TemplateResult): TemplateResult => html`${select}${selectArrow()}`;

const group = (id: string, name: string, isRequired: boolean, field: TemplateResult): TemplateResult =>
    html`<div class="pf-v6-c-form__group ${id === "body" ? "whole" : ""}">
        <div class="pf-v6-c-form__group-label">
            <label class="pf-v6-c-form__label" for=${id}
                ><span class="pf-v6-c-form__label-text">${name}</span>${
                    isRequired ? html`<span class="pf-v6-c-form__label-required" aria-hidden="true"> *</span>` : nothing
                }</label
            >
        </div>
        <div class="pf-v6-c-form__group-control"><span class="pf-v6-c-form-control">${field}</span></div>
    </div>`;

declare global {
    interface HTMLElementTagNameMap {
        "ak-api-try": ApiTry;
    }
}
