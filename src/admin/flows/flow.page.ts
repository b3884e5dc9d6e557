import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { changelog } from "#src/admin/events/event-lists.ts";
import { policyBindingList } from "#src/admin/policies/policy-bindings.ts";
import { flows, type Flow } from "#src/api/flows.api.ts";
import { browser, linkable } from "#src/base/browser.ts";
import { viewPage, type ViewHandle } from "#src/pages/view-page.ts";
import { breakable } from "#src/elements/breakable.ts";
import { card } from "#src/elements/card.ts";
import { facts } from "#src/elements/description.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import { yesNo } from "#src/elements/table/column.ts";
import "./flow-steps.ts";
import { flowForms } from "./forms.ts";
import { deniedActions, designations, engineModes, flowHref, layouts, requirements, wordFor } from "./flow-words.ts";
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
                    <p>${msg("Decide who may run the flow.")}</p>
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
                [msg("Slug"), html`<code>${flow.slug}</code>`],
                [msg("Designation"), wordFor(designations(), flow.designation)],
                [msg("Authentication"), wordFor(requirements(), flow.authentication)],
                [msg("When a policy refuses"), wordFor(deniedActions(), flow.denied_action)],
                [msg("Policies"), wordFor(engineModes(), flow.policy_engine_mode)],
                [msg("Layout"), wordFor(layouts(), flow.layout)],
                [msg("Background"), html`<a href=${linkable(flow.background) ?? nothing}>${breakable(flow.background)}</a>`],
                [msg("Compatibility mode"), yesNo(flow.compatibility_mode)],
                [msg("Kept plans"), flow.cache_count],
            ]),
            actions: html`
                <button class="pf-v6-c-button pf-m-primary" type="button" @click=${() => view.edit(flowForms.flow)}>${msg("Edit")}</button>
                <a class="pf-v6-c-button pf-m-secondary" href=${flowHref(flow)}>${msg("Run")}</a>
                <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => run(flow, "")}>${msg("Run as yourself")}</button>
                <button class="pf-v6-c-button pf-m-secondary" type="button" @click=${() => run(flow, "inspector&")}>${msg("Run with inspector")}</button>
                <a class="pf-v6-c-button pf-m-secondary" href=${flow.export_url} download="${flow.slug}.yaml">${msg("Export")}</a>
            `,
        })}
        ${card({ title: msg("Diagram"), body: html`<ak-flow-steps .flow=${flow}></ak-flow-steps>` })}
    </div>`;

/** Starts the flow as the signed-in user, who comes back here at its end. @param extra in front of the query */
async function run({ slug }: Flow, extra: string): Promise<void> {
    try {
        const { link } = await flows.execute(slug);
        const { pathname } = new URL(link, location.href);
        browser.assign(`${pathname}?${extra}next=${encodeURIComponent(location.pathname + location.hash)}`);
    } catch (error) {
        notifyFailure(error, msg("The flow cannot be run."));
    }
}
