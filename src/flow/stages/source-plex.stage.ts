import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import { plex } from "#src/api/plex.api.ts";
import { leaveFor } from "#src/base/browser.ts";
import { isAbort } from "#src/base/errors.ts";
import { sentence } from "#src/base/failure.ts";
import { WhileConnected } from "#src/elements/while-connected.ts";
import { alerts } from "#src/prompts/field.ts";
import { serverText } from "#src/prompts/server-texts.ts";
import type { ChallengeOf } from "#src/api/challenges.ts";
import { plexToken } from "#src/api/plex-sign-in.ts";
import { Stage } from "../stage.ts";

/** Signs in with Plex: a window of theirs, and waiting for what happens in it. */
@customElement("ak-source-plex")
export class SourcePlexStage extends Stage<"ak-source-plex"> {
    @state() private address: string | undefined;
    @state() private problem: string | undefined;

    readonly #here = new WhileConnected(this);

    protected override firstUpdated(): void {
        void this.#start();
    }

    async #start(): Promise<void> {
        const { signal } = this.#here;
        const { client_id: client, slug } = this.challenge;
        this.problem = undefined;
        try {
            const token = await plexToken(client, signal, (address) => (this.address = address));
            const next = await plex.redeem(slug, token, signal);
            // A page of the backend's, where nobody is let in, comes as a challenge too.
            if (isShell(next)) this.host.show(next);
            else leaveFor(next.to);
        } catch (error) {
            if (!isAbort(error)) this.problem = serverText(sentence(error));
        }
    }

    protected override render(): TemplateResult {
        return this.card(html`
            ${alerts(this.problem ? [this.problem] : [])}
            <p class="ak-intro" role="status">${this.problem ? "" : msg("Waiting for you to sign in at Plex …")}</p>
            ${
                this.address && !this.problem
                    ? html`<a class="pf-v6-c-button pf-m-primary pf-m-block" href=${this.address} target="_blank" rel="noopener"> ${msg("Open sign-in")} </a>`
                    : html`<button class="pf-v6-c-button pf-m-primary pf-m-block" type="button" @click=${this.#start}>${msg("Try again")}</button>`
            }
        `);
    }
}

const isShell = (next: object): next is ChallengeOf<"xak-flow-shell"> => "component" in next && next.component === "xak-flow-shell";
