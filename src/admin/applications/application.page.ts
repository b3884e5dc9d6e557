import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { applications, type Application } from "#src/api/applications.api.ts";
import { linkable } from "#src/base/browser.ts";
import { viewPage, type ViewHandle } from "#src/pages/view-page.ts";
import { card } from "#src/elements/card.ts";
import { facts } from "#src/elements/description.ts";
import { changelog } from "../events/event-lists.ts";
import { applicationForms } from "./forms.ts";

/** One application: what it belongs to, who may open it, and who changed it. */
export const applicationPage = viewPage<Application>({
    load: ({ slug = "" }, signal) => applications.retrieve(slug, signal),
    title: ({ name }) => name,
    kind: () => msg("Application"),
    list: () => ({ label: msg("All applications"), href: "#/core/applications" }),
    description: ({ meta_publisher: publisher }) => publisher ?? "",
    tabs: (application, view) => [{ name: "page-overview", title: msg("Overview"), content: () => overview(application, view) }],
});

const overview = (application: Application, view: ViewHandle<Application>): TemplateResult => html`
    <div class="grid grid--aside">
        ${card({
            title: msg("Application"),
            body: facts([
                [msg("Slug"), application.slug],
                [msg("Group"), application.group],
                [msg("Provider"), application.provider_obj ? `${application.provider_obj.name} (${application.provider_obj.verbose_name})` : ""],
                [msg("Policy engine mode"), application.policy_engine_mode === "all" ? msg("All") : msg("Any")],
                [msg("Launch address"), application.launch_url],
                [msg("Description"), application.meta_description],
            ]),
            actions: html`
                <button class="pf-v6-c-button pf-m-primary" type="button" @click=${() => view.edit(applicationForms.application)}>${msg("Edit")}</button>
                <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => view.edit(applicationForms.access)}>${msg("Check access")}</button>
                ${
                    linkable(application.launch_url)
                        ? html`<a class="pf-v6-c-button pf-m-secondary" href=${linkable(application.launch_url)!} target="_blank" rel="noopener noreferrer"
                              >${msg("Launch")}</a
                          >`
                        : nothing
                }
            `,
        })}
        ${card({ title: msg("Changes"), body: changelog({ app: "authentik_core", model: "application", pk: application.pk }) })}
    </div>
`;
