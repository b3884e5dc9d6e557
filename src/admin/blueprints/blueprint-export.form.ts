import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { blueprints, type BlueprintExport, type ExportScope, type LeftOut } from "#src/api/blueprints.api.ts";
import { download } from "#src/base/download.ts";
import { kindNameOf } from "#src/base/kinds.ts";
import { plural } from "#src/base/plural.ts";
import { firsts } from "#src/context/firsts.ts";
import "#src/elements/alert.ts";
import "#src/elements/expand.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import "#src/elements/snippet.ts";
import { applicationPicker } from "#src/pickers/application.picker.ts";

interface Body {
    scope: ExportScope;
    application: string;
    secrets: "ask" | "include";
}
const { choice, radio } = fieldsFor<Body>();

interface Made extends BlueprintExport {
    name: string;
}

/** Writes what is set up here as a file that another installation takes, a real one included; it stays open, so that the file can be looked at first. */
export const blueprintExportForm = form<undefined, Body, Made>({
    header: () => msg("Export as blueprint"),
    submitLabel: () => msg("Create file"),
    size: "lg",
    fields: () => [
        radio("scope", msg("What"), [
            { value: "changed", label: msg("What was changed"), description: msg("Everything that differs from a fresh installation.") },
            {
                value: "application",
                label: msg("One application"),
                description: msg("With its provider, flows, policies, groups and certificates, as far as it needs them."),
            },
            { value: "everything", label: msg("Everything"), description: msg("Also what every installation has by itself.") },
        ]),
        choice("application", msg("Application"), applicationPicker, { required: true, when: ({ scope }) => scope === "application" }),
        radio("secrets", msg("Secrets"), [
            { value: "ask", label: msg("Leave out"), description: msg("A name stands for each. Whoever applies the file gives it a value.") },
            { value: "include", label: msg("Include"), description: msg("Keys, passwords and client secrets stand in the file as they are.") },
        ]),
    ],
    async save({ scope, application, secrets }) {
        const made = await blueprints.export({ scope, secrets, ...(scope === "application" ? { application } : {}) });
        firsts.done("export");
        return { ...made, name: scope === "application" ? application : scope };
    },
    result: ({ name, content, secrets, left_out, differences }) => html`
        ${
            differences.length
                ? html`<ak-alert level="warning" header=${msg("A fresh installation does not get the same configuration from it.")}>
                      <ul>
                          ${differences.map((one) => html`<li>${one}</li>`)}
                      </ul>
                  </ak-alert>`
                : html`<ak-alert
                      level="success"
                      header=${msg("The file was tried on a fresh installation with other keys, and gave the same configuration.")}
                  ></ak-alert>`
        }
        ${secrets.length ? html`<p>${plural(secrets.length, { one: msg("1 secret is left to be filled in, at the top of the file."), other: msg(str`${secrets.length} secrets are left to be filled in, at the top of the file.`) })}</p>` : nothing}
        ${
            content.includes("model: authentik_core.user\n")
                ? html`<p>${msg("Passwords of people are not in it: the server itself does not know them. Each person needs a new one there.")}</p>`
                : nothing
        }
        ${left_out.length ? html`<ak-expand><span slot="summary">${msg("What is not in it")}</span>${byReason(left_out)}</ak-expand>` : nothing}
        <p>
            <button type="button" class="pf-v6-c-button pf-m-secondary" @click=${() => download(`authentik-${name}.yaml`, content, "application/yaml")}>
                ${msg("Download")}
            </button>
        </p>
        <ak-snippet .text=${content} label=${msg("Blueprint")}></ak-snippet>
    `,
});

const byReason = (all: readonly LeftOut[]): TemplateResult[] =>
    [...new Set(all.map(({ reason }) => reason))].map(
        (wanted) =>
            html`<h3>${sentenceOf(wanted)}</h3>
                <ul>
                    ${all.filter(({ reason }) => reason === wanted).map(leftOut)}
                </ul>`,
    );

/** `Application Wiki (meta_icon)` */
function leftOut({ model, name, field }: LeftOut): TemplateResult {
    return html`<li>${kindNameOf(model)} ${name}${field ? html` (<code>${field}</code>)` : nothing}</li>`;
}

function sentenceOf(reason: LeftOut["reason"]): string {
    switch (reason) {
        case "own":
            return msg("Every installation creates its own");
        case "personal":
            return msg("Belongs to a person");
        case "request":
            return msg("authentik 2023.2 creates it only when somebody asks for it, never from a blueprint");
        case "outpost":
            return msg("An outpost creates it for itself");
        case "file":
            return msg("Is read from a file of this installation");
        case "picture":
            return msg("An uploaded picture, which authentik 2023.2 takes from no blueprint");
        case "same_name":
            return msg("Another one of its kind has the same name");
        case "depends":
            return msg("Points to something that is not in it");
        case "emptied":
            return msg("All that it listed was deleted, and authentik 2023.2 takes no outpost without providers and no prompt stage without fields");
    }
}
