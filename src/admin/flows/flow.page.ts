import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { changelog } from "#src/admin/events/event-lists.ts";
import { policyBindingList } from "#src/admin/policies/policy-bindings.ts";
import { flows, type Flow } from "#src/api/flows.api.ts";
import { linkable } from "#src/base/browser.ts";
import { viewPage, type ViewHandle } from "#src/pages/view-page.ts";
import { breakable } from "#src/elements/breakable.ts";
import { card } from "#src/elements/card.ts";
import { byCapabilities } from "#src/context/config.ts";
import { facts } from "#src/elements/description.ts";
import { yesNo } from "#src/elements/table/column.ts";
import "#src/elements/dropdown.ts";
import { waysToRun } from "./flow-run.ts";
import "./flow-usage.ts";
import { flowForms } from "./forms.ts";
import { deniedActions, designations, engineModes, layouts, purpose, requirements, wordFor } from "./flow-words.ts";
import "./picture/flow-picture.ts";
import { stageBindingList } from "./stage-bindings.ts";
import { visitorsOf } from "./visitors-of.ts";

/** One flow: what it is for, its stages, who may run it, what changed. */
export const flowPage = viewPage<Flow>({
    load: ({ slug = "" }, signal) => flows.retrieve(slug, signal),
    // Several flows may have the same name and title: the slug says which one it is.
    title: ({ slug }) => slug,
    kind: () => msg("Flow"),
    description: ({ name }) => name,
    list: () => ({ label: msg("All flows"), href: "#/flow/flows" }),
    actions: buttons,
    tabs: (flow) => [
        { name: "page-overview", title: msg("Overview"), content: () => overview(flow) },
        { name: "page-stage-bindings", title: msg("Stages"), content: () => stageBindingList(flow.pk) },
        {
            name: "page-policy-bindings",
            title: msg("Policies, groups and users"),
            content: () =>
                html`<div>
                    <p>${msg("These bindings decide who can run the flow.")}</p>
                    ${policyBindingList(flow.policybindingmodel_ptr_id, "policies", msg("Everybody can run the flow."), visitorsOf(flow))}
                </div>`,
        },
        { name: "page-changelog", title: msg("Changes"), content: () => changelog({ app: "authentik_flows", model: "flow", pk: flow.pk }) },
    ],
});

function buttons(flow: Flow, view: ViewHandle<Flow>): TemplateResult {
    return html`
        <button class="pf-v6-c-button pf-m-primary" type="button" @click=${() => view.edit(flowForms.flow)}>${msg("Edit")}</button>
        <ak-dropdown label=${msg("Run")} .items=${byCapabilities(() => waysToRun(flow))}></ak-dropdown>
        <a class="pf-v6-c-button pf-m-secondary" href=${flow.export_url} download="${flow.slug}.yaml">${msg("Export")}</a>
    `;
}

/** The picture is the main thing; beside it, or below, what the flow is. */
const overview = (flow: Flow): TemplateResult =>
    html`<div class="main-and-more">
        ${card({ title: msg("How it runs"), body: html`<ak-flow-picture .flow=${flow}></ak-flow-picture>` })}
        <div class="more">
            ${card({ title: msg("What it is for"), body: html`<p>${purpose(flow.designation)}</p>` })}
            ${card({ title: msg("Where it is used"), body: html`<ak-flow-usage .flow=${flow}></ak-flow-usage>` })}
            ${card({ title: msg("Flow"), body: about(flow) })}
        </div>
    </div>`;

const about = (flow: Flow): TemplateResult =>
    facts([
        [msg("Name"), flow.name],
        [msg("Title"), flow.title],
        [msg("Slug"), html`<code>${flow.slug}</code>`],
        [msg("Designation"), wordFor(designations(), flow.designation)],
        [msg("Who can start it"), wordFor(requirements(), flow.authentication)],
        [msg("If refused"), wordFor(deniedActions(), flow.denied_action)],
        [msg("Policies"), wordFor(engineModes(), flow.policy_engine_mode)],
        [msg("Layout"), wordFor(layouts(), flow.layout)],
        [msg("Background"), background(flow)],
        [msg("Compatibility mode"), yesNo(flow.compatibility_mode)],
        [msg("Cached plans"), flow.cache_count],
    ]);

const background = ({ background: address }: Flow): TemplateResult =>
    html`<a href=${linkable(address) ?? nothing}
        ><img class="thumbnail" src=${linkable(address) ?? nothing} alt=${msg("Background")} /> ${breakable(address)}</a
    >`;
