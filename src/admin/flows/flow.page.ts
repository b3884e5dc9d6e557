import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { changelog } from "#src/admin/events/event-lists.ts";
import { policyBindingList } from "#src/admin/policies/policy-bindings.ts";
import { flows, type Flow } from "#src/api/flows.api.ts";
import { linkable } from "#src/base/browser.ts";
import { viewPage, type ViewHandle } from "#src/pages/view-page.ts";
import { breakable } from "#src/elements/breakable.ts";
import { card } from "#src/elements/card.ts";
import { facts } from "#src/elements/description.ts";
import { yesNo } from "#src/elements/table/column.ts";
import { runAsOneself, runFlow } from "./flow-run.ts";
import "./flow-steps.ts";
import { flowForms } from "./forms.ts";
import { deniedActions, designations, engineModes, isForVisitors, layouts, requirements, wordFor } from "./flow-words.ts";
import { stageBindingList } from "./stage-bindings.ts";

/** One flow: what it is for, its stages, who may run it, what changed. */
export const flowPage = viewPage<Flow>({
    load: ({ slug = "" }, signal) => flows.retrieve(slug, signal),
    // Several flows may have the same name and title: the slug says which one it is.
    title: ({ slug }) => slug,
    kind: () => msg("Flow"),
    description: ({ name }) => name,
    list: () => ({ label: msg("All flows"), href: "#/flow/flows" }),
    tabs: (flow, view) => [
        { name: "page-overview", title: msg("Overview"), content: () => overview(flow, view) },
        { name: "page-stage-bindings", title: msg("Stages"), content: () => stageBindingList(flow.pk) },
        {
            name: "page-policy-bindings",
            title: msg("Policies, groups and users"),
            content: () =>
                html`<div>
                    <p>${msg("These bindings decide who can run the flow.")}</p>
                    ${policyBindingList(flow.policybindingmodel_ptr_id, "policies")}
                </div>`,
        },
        { name: "page-changelog", title: msg("Changes"), content: () => changelog({ app: "authentik_flows", model: "flow", pk: flow.pk }) },
    ],
});

const overview = (flow: Flow, view: ViewHandle<Flow>): TemplateResult =>
    html`<div class="grid grid--aside">
        ${card({
            title: msg("Flow"),
            body: facts([
                [msg("Name"), flow.name],
                [msg("Title"), flow.title],
                [msg("Slug"), html`<code>${flow.slug}</code>`],
                [msg("Designation"), wordFor(designations(), flow.designation)],
                [msg("Authentication"), wordFor(requirements(), flow.authentication)],
                [msg("When a policy refuses"), wordFor(deniedActions(), flow.denied_action)],
                [msg("Policies"), wordFor(engineModes(), flow.policy_engine_mode)],
                [msg("Layout"), wordFor(layouts(), flow.layout)],
                [msg("Background"), html`<a href=${linkable(flow.background) ?? nothing}>${breakable(flow.background)}</a>`],
                [msg("Compatibility mode"), yesNo(flow.compatibility_mode)],
                [msg("Cached plans"), flow.cache_count],
            ]),
            actions: html`
                <button class="pf-v6-c-button pf-m-primary" type="button" @click=${() => view.edit(flowForms.flow)}>${msg("Edit")}</button>
                ${runFlow(flow, "pf-m-secondary", msg("Run"))} ${isForVisitors(flow) ? nothing : asOneself(flow)}
                <a class="pf-v6-c-button pf-m-secondary" href=${flow.export_url} download="${flow.slug}.yaml">${msg("Export")}</a>
            `,
        })}
        ${card({ title: msg("Diagram"), body: html`<ak-flow-steps .flow=${flow}></ak-flow-steps>` })}
    </div>`;

const asOneself = (flow: Flow): TemplateResult => html`
    <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => void runAsOneself(flow, "")}>${msg("Run as yourself")}</button>
    <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => void runAsOneself(flow, "inspector&")}>${msg("Run with inspector")}</button>
`;
