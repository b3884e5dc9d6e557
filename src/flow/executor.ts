import { msg, updateWhenLocaleChanges } from "@lit/localize";
import { html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { ApiError } from "#src/base/errors.ts";
import { leaveFor } from "#src/base/browser.ts";
import { sentence } from "#src/base/failure.ts";
import { broken, updateOrSay } from "#src/elements/broken.ts";
import { sandboxLogins, sandboxMenu } from "#src/shell/sandbox/sandbox.ts";
import { BRAND, setTitle, tenant } from "#src/context/tenant.ts";
import { FlowRun, type FlowView } from "./flow-run.ts";
import "./flow.styles.ts";
import { footer } from "./parts/footer.ts";
import { focusFirst } from "./parts/focus.ts";
import { OneClick } from "./parts/one-click.ts";
import { alerts } from "#src/prompts/field.ts";
import { serverText } from "#src/prompts/server-texts.ts";
import { spinner } from "./parts/spinner.ts";
import { wayBack } from "./parts/way-back.ts";
import type { StageFrame } from "./stage-host.ts";
import type { StageElement } from "./stages.ts";

/** Steps that ask for what a visitor of a sandbox has to be told. */
const SIGN_IN: ReadonlySet<string> = new Set(["ak-stage-identification", "ak-stage-password"]);
/** Steps that nothing follows, however often they are tried. */
const DEAD_ENDS: ReadonlySet<string> = new Set(["ak-stage-access-denied", "ak-stage-flow-error"]);

/**
 * A flow as a page of its own: shows what the server asks, until the server sends the visitor elsewhere.
 * Everything is in the light DOM, since password managers do not look into a shadow root.
 */
@customElement("ak-flow-executor")
export class FlowExecutor extends LitElement implements FlowView {
    /** Slug of the flow; by default the one in the address `/if/flow/<slug>/`. */
    @property() slug = location.pathname.split("/")[3] ?? "";

    /** Steps that the inspector has been told of; undefined while there is none. */
    @state() private inspected: number | undefined;

    readonly #run = new FlowRun(this);
    readonly #tenant = tenant.watch(this);
    readonly #oneClick = new OneClick(this, () => (sandboxLogins() ? this.#signIn : undefined));

    constructor() {
        super();
        updateWhenLocaleChanges(this);
    }

    protected override createRenderRoot(): HTMLElement {
        return this;
    }

    override connectedCallback(): void {
        super.connectedCallback();
        if (new URLSearchParams(location.search).has("inspector")) void this.#inspect();
        void this.#run.start();
        window.addEventListener("pageshow", this.#returned);
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        window.removeEventListener("pageshow", this.#returned);
    }

    /** The browser's Back brought the page out of its cache, where it was left in the middle of going elsewhere. */
    readonly #returned = ({ persisted }: PageTransitionEvent): void => {
        if (persisted) void this.#run.start();
    };

    readonly frame: StageFrame = (title, body, below) => html`
        <header class="pf-v6-c-login__main-header">
            <h1 class="pf-v6-c-title pf-m-3xl" id="ak-stage-title" tabindex="-1">${title}</h1>
        </header>
        <div class="pf-v6-c-login__main-body">${body}</div>
        ${below === nothing ? nothing : html`<footer class="pf-v6-c-login__main-footer">${below}</footer>`}
    `;

    async #inspect(): Promise<void> {
        this.inspected = 0;
        await import("./inspector/inspector.ts");
    }

    #closeInspector(): void {
        this.inspected = undefined;
        if (this.#run.stage) focusFirst(this.#run.stage);
    }

    /** The page stays busy while the browser leaves it; with the inspector beside it, it waits for the visitor. */
    leave(to: string): void | Promise<void> {
        if (this.inspected !== undefined) return this.#run.showRedirect(to);
        leaveFor(to);
    }

    placed(stage: StageElement): void {
        if (this.inspected !== undefined) this.inspected++;
        focusFirst(stage);
        this.#oneClick.placed(stage);
    }

    failed(): void {
        if (this.inspected !== undefined) this.inspected++;
        this.querySelector<HTMLElement>(".ak-flow__failure .pf-v6-c-button")?.focus();
    }

    protected override updated(): void {
        const { info } = this.#run;
        setTitle(serverText(info?.title ?? ""));
        const background = info?.background;
        if (background) this.style.setProperty("--ak-flow-background", `url(${JSON.stringify(background)})`);
    }

    protected override performUpdate(): void {
        updateOrSay(
            this,
            () => super.performUpdate(),
            (error) => broken(error, this.#run.stage?.challenge),
        );
    }

    protected override render(): TemplateResult {
        const { value: current } = this.#tenant;
        const { info, busy, stage, slow } = this.#run;
        return html`
            ${sandboxMenu()}
            <div class="ak-flow pf-v6-c-login" data-layout=${info?.layout ?? "stacked"}>
                <div class="ak-flow__container">
                    <header class="pf-v6-c-login__header">
                        ${current ? html`<img class="ak-flow__brand" src=${current.branding_logo} alt=${current.branding_title || BRAND} />` : nothing}
                    </header>
                    <main class="ak-flow__card" aria-busy=${busy}>
                        ${this.#failed()}${stage ?? this.#waiting()}${this.#wayOut()}
                        ${slow && stage?.isClosed ? html`<div class="ak-flow__overlay">${spinner()}</div>` : nothing}
                    </main>
                    ${footer(current?.ui_footer_links ?? [], info?.background, this.#note())}
                </div>
            </div>
            ${
                this.inspected === undefined
                    ? nothing
                    : html`<ak-flow-inspector .slug=${this.slug} .step=${this.inspected} @ak-inspector-close=${this.#closeInspector}></ak-flow-inspector>`
            }
        `;
    }

    /** The step in view, where it asks who signs in here or for their password: another flow, as for a lost password, asks for its own ends. */
    get #signIn(): StageElement | undefined {
        const { stage } = this.#run;
        return this.slug === this.#tenant.value?.flow_authentication && stage && SIGN_IN.has(stage.localName) ? stage : undefined;
    }

    #note(): TemplateResult | typeof nothing {
        const logins = this.#signIn && sandboxLogins();
        return logins
            ? html`<p>${logins}</p>
                  ${this.#oneClick.buttons}`
            : nothing;
    }

    /** The way out of a flow that goes nowhere, and of one that was begun in the settings. */
    #wayOut(): TemplateResult | typeof nothing {
        const { stage } = this.#run;
        const settings = wayBack(location.search);
        if (stage && settings) return wayOut("pf-m-link", settings, msg("Back to the settings"));
        return DEAD_ENDS.has(stage?.localName ?? "") ? wayOut("pf-m-secondary", "/", msg("Go home")) : nothing;
    }

    #waiting(): TemplateResult | typeof nothing {
        return this.#run.failure === undefined ? html`<div class="ak-flow__waiting">${this.#run.slow ? spinner() : nothing}</div>` : nothing;
    }

    #failed(): TemplateResult | typeof nothing {
        const { failure, stage } = this.#run;
        if (failure === undefined) return nothing;
        const gone = failure instanceof ApiError && failure.status === 404;
        // Beside a step, which has a title, it is a message; otherwise it is the page.
        const title = gone ? msg("There is no such flow.") : msg("The page could not be loaded.");
        return html`<div class="ak-flow__failure">
            ${stage ? nothing : html`<h1 class="pf-v6-c-title pf-m-3xl">${title}</h1>`}
            ${
                gone
                    ? html`${stage ? alerts([title]) : html`<p>${msg("Its address may be wrong, or the flow was renamed or deleted.")}</p>`}
                          <a class="pf-v6-c-button pf-m-primary pf-m-block" href="/">${msg("Go home")}</a>`
                    : html`${alerts([sentence(failure)])}
                          <button class="pf-v6-c-button pf-m-secondary pf-m-block" type="button" @click=${() => this.#run.retry()}>${msg("Try again")}</button>`
            }
        </div>`;
    }
}

const wayOut = (look: string, to: string, label: string): TemplateResult =>
    html`<div class="pf-v6-c-login__main-body"><a class="pf-v6-c-button ${look} pf-m-block" href=${to}>${label}</a></div>`;
