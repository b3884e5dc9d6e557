import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import alert from "@patternfly/patternfly/components/Alert/alert.css";
import { listHref } from "#src/admin/list-href.ts";
import { objectHref } from "#src/admin/routes.ts";
import { allPages } from "#src/api/all-pages.ts";
import { flows, type Flow } from "#src/api/flows.api.ts";
import { tenants, type Tenant } from "#src/api/tenants.api.ts";
import { icon } from "#src/base/icons.ts";
import { kindName } from "#src/base/kinds.ts";
import { href } from "#src/base/route.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import { link } from "#src/elements/table/column.ts";
import { usedFor } from "./flow-words.ts";

type UsedBy = Awaited<ReturnType<typeof flows.usedBy>>[number];

/** Something that runs the flow, and as what. */
interface Use {
    readonly name: unknown;
    readonly as: string;
}

/** For what a tenant runs a flow. */
const roles = (): readonly (readonly [field: keyof Tenant, as: string])[] => [
    ["flow_authentication", msg("To sign in")],
    ["flow_invalidation", msg("To sign out")],
    ["flow_recovery", msg("For a forgotten password")],
    ["flow_unenrollment", msg("To delete one’s own account")],
    ["flow_user_settings", msg("To change one’s own details")],
    ["flow_device_code", msg("To enter the code of a device")],
];

/** Parts of the flow itself, and what passes by; the rest runs it. */
const isPart = ({ app, model_name: model, action }: UsedBy): boolean =>
    action === "CASCADE_MANY" || model === "flowstagebinding" || model === "flowtoken" || (app === "authentik_core" && model === "token");

/** What runs the flow besides tenants. What is named twice, as a source is that is also named by its kind, counts once. */
function usesOf(usedBy: readonly UsedBy[]): Use[] {
    const others = usedBy.filter((use) => !isPart(use) && use.model_name !== "tenant");
    return [...new Map(others.map((use) => [use.pk, use])).values()].map(({ app, model_name: model, pk, name: labeled }) => {
        // The server names some by their kind, too.
        const name = labeled.replace(/^(Stage|Invitation|\w+ Provider) /, "");
        const to = objectHref(`${app}.${model}`, pk) ?? listHref(`${app}.${model}`, name);
        return { name: to === undefined ? name : link(to, name), as: kindName(app, model) };
    });
}

/** Where a flow is used, with links; and what that means where it is used nowhere. */
@customElement("ak-flow-usage")
export class FlowUsage extends AkElement {
    static override styles = [
        alert,
        css`
            :host {
                display: block;
            }

            li {
                padding-block: var(--pf-t--global--spacer--xs);
            }

            small {
                display: block;
                color: var(--pf-t--global--text--color--subtle);
            }
        `,
    ];

    @property({ attribute: false }) flow!: Flow;

    readonly #found = new Task(this, {
        task: async ([{ slug }], { signal }) => {
            const [usedBy, all] = await Promise.all([flows.usedBy(slug, signal), allPages((page) => tenants.list(page, signal))]);
            return { usedBy, tenants: all };
        },
        args: () => [this.flow] as const,
    });

    protected override render(): TemplateResult {
        return html`${this.#found.render({
            pending: () => (this.#found.value ? this.#uses(this.#found.value) : html`<ak-loading></ak-loading>`),
            error: (error) =>
                html`<ak-empty-state
                    header=${msg("Where the flow is used could not be found out.")}
                    .error=${error}
                    .retry=${() => this.#found.run()}
                ></ak-empty-state>`,
            complete: (found) => this.#uses(found),
        })}`;
    }

    #uses(found: { usedBy: readonly UsedBy[]; tenants: readonly Tenant[] }): TemplateResult {
        const uses = [...found.tenants.flatMap((tenant) => this.#byTenant(tenant)), ...usesOf(found.usedBy)];
        const without = found.tenants.filter((tenant) => this.#isMissedBy(tenant)).map(({ domain }) => domain);
        return html`${
            uses.length > 0
                ? html`<ul role="list">
                      ${uses.map(({ name, as }) => html`<li>${name}<small>${as}</small></li>`)}
                  </ul>`
                : nothing
        }
        ${without.map((domain) => html`<p>${msg(str`${domain} has no such flow of its own: the first one that lets the visitor in is run, by identifier.`)}</p>`)}
        ${uses.length === 0 && without.length === 0 ? this.#unused() : nothing}`;
    }

    #byTenant(tenant: Tenant): Use[] {
        return roles()
            .filter(([field]) => tenant[field] === this.flow.pk)
            .map(([, as]) => ({ name: link(href("/core/tenants"), tenant.domain), as }));
    }

    /** Signing in and out need a flow: where a tenant names none, one of those for it is taken. */
    #isMissedBy({ flow_authentication: signIn, flow_invalidation: signOut }: Tenant): boolean {
        const { designation } = this.flow;
        return (designation === "authentication" && !signIn) || (designation === "invalidation" && !signOut);
    }

    #unused(): TemplateResult {
        return html`<div class="pf-v6-c-alert pf-m-warning pf-m-inline pf-m-plain">
            <div class="pf-v6-c-alert__icon">${icon("warning")}</div>
            <p class="pf-v6-c-alert__title">${msg("Not used anywhere: it only runs at its own address.")}</p>
            <div class="pf-v6-c-alert__description"><p>${usedFor(this.flow.designation)}</p></div>
        </div>`;
    }
}

declare global {
    interface HTMLElementTagNameMap {
        "ak-flow-usage": FlowUsage;
    }
}
