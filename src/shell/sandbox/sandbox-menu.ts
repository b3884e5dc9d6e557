import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import alert from "@patternfly/patternfly/components/Alert/alert.css";
import button from "@patternfly/patternfly/components/Button/button.css";
import modalBox from "@patternfly/patternfly/components/ModalBox/modal-box.css";
import { icon } from "#src/base/icons.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/dropdown.ts";
import type { MenuItem } from "#src/elements/dropdown.ts";
import { notify } from "#src/elements/messages.ts";
import { openModal } from "#src/elements/open-modal.ts";
import type { Sandbox } from "./sandbox.ts";

/** What is asked before everything is replaced, and how that is done. */
interface Replacement {
    title: string;
    /** What becomes of what is there. */
    warning: string;
    label: string;
    run: () => Promise<void>;
}

/** What a person can do with the sandbox itself. There only where the engine runs in the browser. */
@customElement("ak-sandbox-menu")
export class SandboxMenu extends AkElement {
    static override styles = [
        css`
            :host {
                display: inline-block;
            }
        `,
    ];

    @property({ attribute: false }) sandbox: Sandbox | undefined = window.authentikSandbox;

    protected override render(): TemplateResult | typeof nothing {
        const { sandbox } = this;
        return sandbox ? html`<ak-dropdown icon="sandbox" label=${msg("Sandbox")} .items=${items(sandbox)}></ak-dropdown>` : nothing;
    }
}

const items = (sandbox: Sandbox): MenuItem[] => [
    { label: msg("Export"), description: msg("Saves everything as a file."), press: () => void save(sandbox) },
    { label: msg("Import"), description: msg("Replaces everything by such a file."), danger: true, press: () => void chooseFile(sandbox) },
    { label: msg("Demo application"), description: msg("Signs in with OAuth2, and shows each step."), href: "/demo/oauth/" },
    {
        label: msg("Strict OAuth2"),
        description: msg("Follows RFC 9700, and shows which clients would break."),
        press: () => void import("./strict-mode.ts").then(({ openStrictMode }) => openStrictMode()),
    },
    {
        label: msg("Sample company"),
        description: msg("Starts over with people, applications and a month of events."),
        danger: true,
        press: () => void startOver(sandbox, "sample", msg("Start over with the sample company?")),
    },
    {
        label: msg("Fresh install"),
        description: msg("Starts over with akadmin and nothing else."),
        danger: true,
        press: () => void startOver(sandbox, "fresh", msg("Start over with a fresh install?")),
    },
];

const startOver = (sandbox: Sandbox, beginning: "sample" | "fresh", title: string): Promise<unknown> =>
    openReplacement({
        title,
        warning: msg("Everything that was made or changed in this sandbox is lost, and all tabs are signed out. Export first to keep it."),
        label: msg("Start over"),
        run: () => sandbox.startOver(beginning),
    });

async function chooseFile(sandbox: Sandbox): Promise<void> {
    const input = Object.assign(document.createElement("input"), { type: "file", accept: ".json,application/json", hidden: true });
    document.body.append(input);
    input.addEventListener("cancel", () => input.remove());
    input.addEventListener("change", () => {
        const file = input.files?.[0];
        input.remove();
        if (file) void openFile(sandbox, file);
    });
    input.click();
}

/** A wrong file is refused before anything is asked. */
async function openFile(sandbox: Sandbox, file: File): Promise<void> {
    const replace = await sandbox.open(file).catch(() => undefined);
    if (!replace) return fail(msg(str`${file.name} is not a file that Export has made. Nothing was changed.`));
    await openReplacement({
        title: msg(str`Import ${file.name}?`),
        warning: msg("Everything in this sandbox is replaced by what the file holds. Export first to keep it."),
        label: msg("Import"),
        run: replace,
    });
}

async function save(sandbox: Sandbox): Promise<void> {
    try {
        const name = await sandbox.export();
        notify("success", msg(str`Everything is in ${name}.`));
    } catch (error) {
        await fail(messageOf(error));
    }
}

async function fail(message: string): Promise<void> {
    await openModal({
        header: msg("This did not work"),
        size: "sm",
        content: () => html`<p class="pf-v6-c-modal-box__body" role="alert">${message}</p>`,
    });
}

const openReplacement = (replacement: Replacement): Promise<unknown> =>
    openModal({
        header: replacement.title,
        size: "sm",
        content: (close) => html`<ak-sandbox-replacement .replacement=${replacement} @ak-done=${() => close()}></ak-sandbox-replacement>`,
    });

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/**
 * The inside of the dialog that asks before everything is replaced; a failure is shown here, and nothing is lost then.
 * @event ak-done - the visitor gave up; when it went well the page is loaded anew
 */
@customElement("ak-sandbox-replacement")
export class SandboxReplacement extends AkElement {
    static override styles = [
        alert,
        button,
        modalBox,
        css`
            :host {
                display: contents;
            }

            .body {
                display: grid;
                gap: var(--pf-t--global--spacer--md);
            }
        `,
    ];

    @property({ attribute: false }) replacement!: Replacement;
    @state() private busy = false;
    @state() private failure: string | undefined;

    protected override firstUpdated(): void {
        // Not the button that replaces: a stray Enter must not.
        this.renderRoot.querySelector<HTMLElement>(".cancel")?.focus();
    }

    protected override render(): TemplateResult {
        const { warning, label } = this.replacement;
        return html`
            <div class="pf-v6-c-modal-box__body body">
                <p>${warning}</p>
                ${
                    this.failure === undefined
                        ? nothing
                        : html`<div class="pf-v6-c-alert pf-m-danger pf-m-inline" role="alert">
                              <div class="pf-v6-c-alert__icon">${icon("error")}</div>
                              <p class="pf-v6-c-alert__title">${this.failure}</p>
                          </div>`
                }
            </div>
            <footer class="pf-v6-c-modal-box__footer">
                <button class="pf-v6-c-button pf-m-danger" type="button" aria-disabled=${this.busy} @click=${this.#replace}>${label}</button>
                <button class="pf-v6-c-button pf-m-link cancel" type="button" @click=${() => this.emit("ak-done")}>${msg("Cancel")}</button>
            </footer>
        `;
    }

    async #replace(): Promise<void> {
        if (this.busy) return;
        this.busy = true;
        this.failure = undefined;
        try {
            await this.replacement.run();
        } catch (error) {
            this.failure = messageOf(error);
            this.busy = false;
        }
    }
}
