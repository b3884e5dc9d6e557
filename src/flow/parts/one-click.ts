import { msg, str } from "@lit/localize";
import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { ignore } from "#src/base/ignore.ts";
import { type Account, openAccounts } from "#src/shell/sandbox/sandbox.ts";
import type { StageElement } from "../stages.ts";

/** Signs in as one of those whose passwords the page tells, by the forms that everybody uses: fills them in and sends them. */
export class OneClick implements ReactiveController {
    readonly #host: ReactiveControllerHost;
    readonly #step: () => StageElement | undefined;
    #accounts: readonly Account[] | undefined;
    /** Whose password the step after this one is for. */
    #as: Account | undefined;

    /** @param step the one in view, as long as it is one in which somebody can sign in */
    constructor(host: ReactiveControllerHost, step: () => StageElement | undefined) {
        this.#host = host;
        this.#step = step;
        host.addController(this);
    }

    hostUpdated(): void {
        if (this.#accounts || !this.#step()) return;
        this.#accounts = [];
        void openAccounts().then((accounts) => {
            this.#accounts = accounts;
            this.#host.requestUpdate();
        }, ignore("the form is there without them"));
    }

    /** A button for each account; once somebody has said who they are, for theirs alone. */
    get buttons(): TemplateResult | typeof nothing {
        const step = this.#step();
        const offered = step ? (this.#accounts ?? []).filter(({ username }) => canSignIn(step, username)) : [];
        return step && offered.length > 0
            ? html`<div class="ak-flow__accounts">
                  ${offered.map(
                      (account) =>
                          html`<button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => this.#signIn(step, account)}>
                              ${msg(str`Sign in as ${account.username}`)}
                          </button>`,
                  )}
              </div>`
            : nothing;
    }

    /** Goes on where the step that was sent leads to the password. Anything else is for the visitor to answer. */
    placed(stage: StageElement): void {
        const account = this.#as;
        this.#as = undefined;
        if (account && this.#step() === stage && isPassword(stage) && canSignIn(stage, account.username)) fillAndSend(stage, account);
    }

    #signIn(step: StageElement, account: Account): void {
        if (step.isClosed) return;
        this.#as = isPassword(step) ? undefined : account;
        fillAndSend(step, account);
    }
}

const isPassword = ({ challenge }: StageElement): boolean => challenge.component === "ak-stage-password";

function canSignIn({ challenge }: StageElement, username: string): boolean {
    if (challenge.component === "ak-stage-password") return challenge.pending_user === username;
    return challenge.component === "ak-stage-identification" && (challenge.user_fields ?? []).includes("username");
}

function fillAndSend(step: StageElement, { username, password }: Account): void {
    for (const [name, value] of Object.entries({ uidField: username, password })) {
        const input = step.querySelector<HTMLInputElement>(`input[name=${name}]`);
        if (input) input.value = value;
    }
    step.querySelector("form")?.requestSubmit();
}
