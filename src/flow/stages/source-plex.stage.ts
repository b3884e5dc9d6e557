import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { plex, type PlexPin } from "#src/api/plex.api.ts";
import { leaveFor } from "#src/base/browser.ts";
import { isAbort } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { alerts } from "#src/prompts/field.ts";
import { Stage } from "../stage.ts";

/** ms between two looks whether the visitor has signed in at Plex. */
const INTERVAL = 500;

/** Signs in with Plex: a window of theirs, and waiting for what happens in it. */
@customElement("ak-source-plex")
export class SourcePlexStage extends Stage<"ak-source-plex"> {
    @state() private pin: PlexPin | undefined;
    @state() private problem: string | undefined;

    #gone = new AbortController();

    override connectedCallback(): void {
        super.connectedCallback();
        this.#gone = new AbortController();
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#gone.abort();
    }

    protected override firstUpdated(): void {
        void this.#start();
    }

    async #start(): Promise<void> {
        const { signal } = this.#gone;
        const { client_id: client, slug } = this.challenge;
        this.problem = undefined;
        try {
            const pin = await plex.pin(client, signal);
            this.pin = pin;
            const popup = window.open(plex.page(client, pin), "_blank", "popup,width=550,height=700");
            const token = await this.#token(client, pin, signal);
            popup?.close();
            leaveFor((await plex.redeem(slug, token, signal)).to);
        } catch (error) {
            if (!isAbort(error)) this.problem = sentence(error);
        }
    }

    async #token(client: string, { id }: PlexPin, signal: AbortSignal): Promise<string> {
        for (;;) {
            const { authToken } = await plex.look(client, id, signal);
            if (authToken) return authToken;
            await new Promise((resolve) => setTimeout(resolve, INTERVAL));
            signal.throwIfAborted();
        }
    }

    protected override render(): TemplateResult {
        return this.card(html`
            ${alerts(this.problem ? [this.problem] : [])}
            <p class="ak-intro" role="status">${this.problem ? "" : msg("Waiting for you to sign in at Plex …")}</p>
            ${
                this.pin && !this.problem
                    ? html`<a
                          class="pf-v6-c-button pf-m-primary pf-m-block"
                          href=${plex.page(this.challenge.client_id, this.pin)}
                          target="_blank"
                          rel="noopener"
                      >
                          ${msg("Open login")}
                      </a>`
                    : html`<button class="pf-v6-c-button pf-m-primary pf-m-block" type="button" @click=${this.#start}>${msg("Try again")}</button>`
            }
        `);
    }
}
