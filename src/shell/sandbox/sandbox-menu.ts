import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { sentence } from "#src/base/failure.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/dropdown.ts";
import type { MenuItem } from "#src/elements/dropdown.ts";
import { alert, confirm } from "#src/elements/dialog/dialogs.ts";
import { notify } from "#src/elements/messages.ts";
import type { Sandbox } from "./sandbox.ts";

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
        return sandbox ? html`<ak-dropdown icon="sandbox" label=${msg("Sandbox")} .items=${sandboxItems(sandbox)}></ak-dropdown>` : nothing;
    }
}

/** What can be done with the sandbox as a whole. */
export const sandboxItems = (sandbox: Sandbox): (MenuItem & { id: string })[] => [
    { id: "export", label: msg("Export"), description: msg("Saves everything as a file."), press: () => void save(sandbox) },
    { id: "import", label: msg("Import"), description: msg("Replaces everything by such a file."), danger: true, press: () => void chooseFile(sandbox) },
    { id: "demo", label: msg("Demo application"), description: msg("Signs in with OAuth2, SAML or LDAP, and shows each step."), href: "/demo/oauth/" },
    { id: "ldap", label: msg("LDAP console"), description: msg("Binds and searches, and shows each result code."), href: "/demo/ldap/" },
    {
        id: "strict",
        label: msg("Strict mode"),
        description: msg("Follows RFC 9700, and shows which clients would break."),
        press: () => void import("./strict-mode.ts").then(({ openStrictMode }) => openStrictMode()),
    },
    {
        id: "sample",
        label: msg("Sample company"),
        description: msg("Starts over with people, applications and a month of events."),
        danger: true,
        press: () => void startOver(sandbox, "sample", msg("Start over with the sample company?")),
    },
    {
        id: "fresh",
        label: msg("Fresh install"),
        description: msg("Starts over with akadmin and nothing else."),
        danger: true,
        press: () => void startOver(sandbox, "fresh", msg("Start over with a fresh install?")),
    },
];

const startOver = (sandbox: Sandbox, beginning: "sample" | "fresh", title: string): Promise<unknown> =>
    replaceAll(
        title,
        msg("Everything that was created or changed in this sandbox is lost, and all tabs are signed out. Export first to keep it."),
        msg("Start over"),
        () => sandbox.startOver(beginning),
    );

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
    if (!replace) return fail(msg(str`${file.name} is not an export of a sandbox. Nothing was changed.`));
    await replaceAll(
        msg(str`Import ${file.name}?`),
        msg("Everything in this sandbox is replaced by what the file holds. Export first to keep it."),
        msg("Import"),
        replace,
    );
}

async function save(sandbox: Sandbox): Promise<void> {
    try {
        const name = await sandbox.export();
        notify("success", msg(str`Everything was saved to ${name}.`));
    } catch (error) {
        await fail(sentence(error));
    }
}

/** A failure is said in the dialog, and nothing is lost then. */
const replaceAll = (header: string, text: string, yes: string, replace: () => Promise<void>): Promise<boolean> =>
    confirm({
        header,
        text,
        yes,
        danger: true,
        async run() {
            await replace();
            // The page is loaded anew. The dialog stays until then: closing it would go back in the history meanwhile.
            await new Promise(() => undefined);
        },
    });

const fail = (message: string): Promise<void> => alert(msg("This did not work"), message);
