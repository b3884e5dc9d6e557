import { msg } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import alert from "@patternfly/patternfly/components/Alert/alert.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import control from "@patternfly/patternfly/components/FormControl/form-control.css";
import modalBox from "@patternfly/patternfly/components/ModalBox/modal-box.css";
import { sentence } from "#src/base/failure.ts";
import ring from "#src/base/styles/control-ring.css";
import body from "./dialog-body.css";
import { AkElement } from "../element.ts";
import { focusTyped, isTyped, type Lockout, lockoutStyles, typedName, unknownLockout } from "./lockout.ts";
import { openModal } from "./open-modal.ts";

interface TypedQuestion {
    header: string;
    /** What follows from a yes, besides who is locked out. */
    text?: unknown;
    /** What yes is called here: "Deactivate". */
    yes: string;
    lockout: Lockout;
    /** What yes does, while the dialog is open; when it fails the dialog says why, and it can be tried again. */
    run?: (() => Promise<unknown>) | undefined;
}

/** Asks before somebody is locked out: yes has to be confirmed by typing a name. @returns whether it was (and is done) */
export const confirmTyped = async (question: TypedQuestion): Promise<boolean> =>
    (await openModal<boolean>({
        header: question.header,
        size: "sm",
        content: (close) =>
            html`<ak-typed-question
                .text=${question.text}
                .yes=${question.yes}
                .lockout=${question.lockout}
                .run=${question.run}
                @ak-done=${({ detail }: CustomEvent<boolean>) => close(detail)}
            ></ak-typed-question>`,
    })) ?? false;

/**
 * Asks only where somebody would be locked out, or where that cannot be found out. Rejects where the answer is no: what was to be done is not done then.
 * @param name what has to be typed where nothing is known
 */
export async function mayLockOut({
    lockout: ask,
    name,
    ...question
}: Omit<TypedQuestion, "lockout"> & { name: string; lockout: () => Promise<Lockout | undefined> }): Promise<void> {
    const lockout = await ask().catch(() => unknownLockout(name));
    if (lockout && !(await confirmTyped({ ...question, lockout }))) throw new Error(msg("Nothing was changed: it was not confirmed."));
}

/**
 * The inside of a dialog that asks whether somebody is to be locked out.
 * @event ak-done - it was answered; detail says whether by yes
 */
@customElement("ak-typed-question")
export class TypedQuestionContent extends AkElement {
    static override styles = [
        alert,
        button,
        control,
        modalBox,
        body,
        ring,
        lockoutStyles,
        css`
            .body {
                overflow-wrap: anywhere;
            }
        `,
    ];

    @property({ attribute: false }) text: unknown = nothing;
    @property() yes = "";
    @property({ attribute: false }) lockout: Lockout = { text: "", name: "" };
    @property({ attribute: false }) run: (() => Promise<unknown>) | undefined;

    @state() private typed = "";
    @state() private busy = false;
    @state() private failure: unknown;

    protected override firstUpdated(): void {
        focusTyped(this.renderRoot);
    }

    protected override render(): TemplateResult {
        const can = !this.busy && isTyped(this.lockout, this.typed);
        return html`
            <div class="pf-v6-c-modal-box__body body" tabindex="0">
                ${this.text ? html`<p>${this.text}</p>` : nothing}
                ${typedName(
                    this.lockout,
                    this.typed,
                    (typed) => (this.typed = typed),
                    () => this.#do(),
                )}
                <div role="alert">${this.failure === undefined ? nothing : sentence(this.failure)}</div>
            </div>
            <footer class="pf-v6-c-modal-box__footer">
                <button class="pf-v6-c-button pf-m-danger" type="button" aria-disabled=${!can} @click=${this.#do}>${this.yes}</button>
                <button class="pf-v6-c-button pf-m-link cancel" type="button" @click=${() => this.emit("ak-done", false)}>${msg("Cancel")}</button>
            </footer>
        `;
    }

    async #do(): Promise<void> {
        if (this.busy || !isTyped(this.lockout, this.typed)) return;
        this.busy = true;
        this.failure = undefined;
        try {
            await this.run?.();
            this.emit("ak-done", true);
        } catch (error) {
            this.failure = error;
        } finally {
            this.busy = false;
        }
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-typed-question": TypedQuestionContent;
    }
}
