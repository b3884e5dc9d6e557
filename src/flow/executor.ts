import { msg, updateWhenLocaleChanges } from "@lit/localize";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ApiError } from "#src/common/errors.ts";
import type { Challenge, ChallengeResponse, Component, FlowInfo } from "#src/api/challenges.ts";
import { flows } from "#src/api/flows.api.ts";
import { leaveFor } from "#src/common/browser.ts";
import { sentence } from "#src/common/failure.ts";
import { Slow } from "#src/common/slow.ts";
import { BRAND, setTitle, tenant } from "#src/common/tenant.ts";
import "./flow.styles.ts";
import { footer } from "./parts/footer.ts";
import { focusFirst } from "./parts/focus.ts";
import { alerts } from "./parts/field.ts";
import type { StageHost } from "./stage-host.ts";
import { createStage, type StageElement } from "./stages.ts";

/**
 * Runs a flow: shows what the server asks, sends what the visitor answers, until the server sends the visitor elsewhere.
 * Everything is in the light DOM, since password managers do not look into a shadow root.
 */
@customElement("ak-flow-executor")
export class FlowExecutor extends LitElement implements StageHost {
    /** Slug of the flow; by default the one in the address `/if/flow/<slug>/`. */
    @property() slug = location.pathname.split("/")[3] ?? "";

    /** True while the server is asked. */
    @state() busy = false;
    @state() private stage: StageElement | undefined;
    /** Why the last request got no usable answer. */
    @state() private failure: unknown;
    /** The last that a challenge brought: errors and redirects bring none, and must not change the page around them. */
    @state() private info: FlowInfo | undefined;

    readonly #slow = new Slow(this);
    readonly #tenant = tenant.watch(this);
    #component: Component | undefined;
    #attempt: (() => Promise<Challenge>) | undefined;

    constructor() {
        super();
        updateWhenLocaleChanges(this);
    }

    protected override createRenderRoot(): HTMLElement {
        return this;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        void this.#ask(() => flows.challenge(this.slug, this.#query()));
    }

    submit(response: ChallengeResponse): void {
        // A second click must not answer the same challenge twice.
        if (!this.busy) void this.#ask(() => flows.solve(this.slug, this.#query(), response));
    }

    tell(response: ChallengeResponse): void {
        flows.solve(this.slug, this.#query(), response).catch((error: unknown) => (this.failure = error));
    }

    show(challenge: Challenge): void {
        void this.#place(challenge);
    }

    /** The page's query travels as it is: the server reads where to go next, and tokens, from it. */
    #query(): string {
        return location.search.slice(1);
    }

    async #ask(attempt: () => Promise<Challenge>): Promise<void> {
        this.#attempt = attempt;
        this.failure = undefined;
        this.busy = true;
        this.#slow.start();
        try {
            await this.#place(await attempt());
        } catch (error) {
            this.failure = error;
            this.#rest();
            await this.updateComplete;
            // Without a stage there is nothing else to do; with one the visitor is in the middle of typing.
            if (!this.stage) this.querySelector<HTMLElement>(".ak-flow__failure .pf-v6-c-button")?.focus();
        }
    }

    #rest(): void {
        this.busy = false;
        this.#slow.stop();
        this.stage?.requestUpdate();
    }

    async #place(challenge: Challenge): Promise<void> {
        if (challenge.flow_info) this.info = challenge.flow_info;
        // The page stays busy while the browser leaves it.
        if (challenge.component === "xak-flow-redirect") return leaveFor(challenge.to);
        const refused = Object.keys(challenge.response_errors ?? {}).length > 0;
        // After a refusal the same element stays, and with it what was typed; any other challenge starts afresh.
        const stage = refused && this.#component === challenge.component ? this.stage : await createStage(challenge.component);
        if (!stage) throw new Error(msg("This version of the interface does not know what the server asks for."));
        stage.host = this;
        stage.challenge = { ...challenge, ...(this.info ? { flow_info: this.info } : {}) };
        this.stage = stage;
        this.#component = challenge.component;
        this.#rest();
        await this.updateComplete;
        await stage.updateComplete;
        focusFirst(stage);
    }

    protected override updated(): void {
        setTitle(this.info?.title);
        const background = this.info?.background;
        if (background) this.style.setProperty("--ak-flow-background", `url(${JSON.stringify(background)})`);
    }

    protected override render(): TemplateResult {
        const { value: current } = this.#tenant;
        return html`
            <div class="ak-flow pf-v6-c-login" data-layout=${this.info?.layout ?? "stacked"}>
                <div class="ak-flow__container">
                    <header class="pf-v6-c-login__header">
                        ${current ? html`<img class="ak-flow__brand" src=${current.branding_logo} alt=${current.branding_title || BRAND} />` : nothing}
                    </header>
                    <main class="ak-flow__card" aria-busy=${this.busy}>
                        ${this.#failed()}${this.stage ?? this.#waiting()}
                        ${this.#slow.shown && this.stage ? html`<div class="ak-flow__overlay">${spinner()}</div>` : nothing}
                    </main>
                    ${footer(current?.ui_footer_links ?? [])}
                </div>
            </div>
        `;
    }

    #waiting(): TemplateResult | typeof nothing {
        return this.failure === undefined ? html`<div class="ak-flow__waiting">${this.#slow.shown ? spinner() : nothing}</div>` : nothing;
    }

    #failed(): TemplateResult | typeof nothing {
        if (this.failure === undefined) return nothing;
        const gone = this.failure instanceof ApiError && this.failure.status === 404;
        return html`<div class="ak-flow__failure">
            ${alerts([gone ? msg("There is no such flow.") : sentence(this.failure)])}
            ${
                gone
                    ? html`<a class="pf-v6-c-button pf-m-primary pf-m-block" href="/">${msg("Go home")}</a>`
                    : html`<button class="pf-v6-c-button pf-m-secondary pf-m-block" type="button" @click=${this.#retry}>${msg("Try again")}</button>`
            }
        </div>`;
    }

    #retry(): void {
        if (this.#attempt) void this.#ask(this.#attempt);
    }
}

const spinner = (): TemplateResult => html`
    <svg class="pf-v6-c-spinner pf-m-xl" role="progressbar" viewBox="0 0 100 100" aria-label=${msg("Loading")}>
        <circle class="pf-v6-c-spinner__path" cx="50" cy="50" r="45" fill="none"></circle>
    </svg>
`;
