import { Task } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, type TemplateResult } from "lit";
import { customElement } from "lit/decorators.js";
import card from "@patternfly/patternfly/components/Card/card.css";
import description from "@patternfly/patternfly/components/DescriptionList/description-list.css";
import { events } from "#src/api/events.api.ts";
import { flows } from "#src/api/flows.api.ts";
import { groups } from "#src/api/groups.api.ts";
import { root } from "#src/api/root.api.ts";
import { users } from "#src/api/users.api.ts";
import { href } from "#src/base/route.ts";
import type { Page } from "#src/pages/router.ts";
import { session } from "#src/context/session.ts";
import "#src/pages/page-header.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import { entry } from "#src/elements/description.ts";
import "#src/elements/loading.ts";
import { eventList } from "../events/event-lists.ts";

/** A list is counted by its first page of one. */
const count = async (
    list: (query: { page_size: number }, signal: AbortSignal) => Promise<{ pagination: { count: number } }>,
    signal: AbortSignal,
): Promise<number> => (await list({ page_size: 1 }, signal)).pagination.count;

/** Where an administrator arrives: what runs here, and how much of it there is. */
@customElement("ak-overview")
export class Overview extends AkElement {
    static override styles = [
        card,
        description,
        css`
            .content {
                display: grid;
                grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
                gap: var(--pf-t--global--spacer--md);
                padding: 0 var(--pf-t--global--spacer--md) var(--pf-t--global--spacer--lg);
            }

            .events {
                padding: 0 var(--pf-t--global--spacer--md) var(--pf-t--global--spacer--lg);
            }
        `,
    ];

    readonly #session = session.watch(this);
    readonly #facts = new Task(this, {
        task: async (_, { signal }) => {
            const [version, metrics, userCount, groupCount, flowCount] = await Promise.all([
                root.version(signal),
                root.metrics(signal),
                count(users.list, signal),
                count(groups.list, signal),
                count(flows.list, signal),
            ]);
            return { version, metrics, userCount, groupCount, flowCount };
        },
        args: () => [],
    });

    protected override render(): TemplateResult {
        const user = this.#session.value?.user;
        return html`
            <ak-page-header header=${user ? msg(str`Welcome, ${user.name || user.username}.`) : ""} description=${msg("What runs here.")}></ak-page-header>
            ${this.#facts.render({
                pending: () => html`<ak-loading></ak-loading>`,
                error: (error) =>
                    html`<ak-empty-state
                        header=${msg("The overview could not be loaded.")}
                        .error=${error}
                        .retry=${() => this.#facts.run()}
                    ></ak-empty-state>`,
                complete: (facts) =>
                    html`<div class="content">
                            ${box(msg("Version"), html`${entry(msg("Running"), facts.version.version_current)} ${entry(msg("Latest"), facts.version.version_latest)}`)}
                            ${box(
                                msg("Objects"),
                                html`${entry(msg("Users"), html`<a href=${href("/identity/users")}>${facts.userCount}</a>`)}
                                ${entry(msg("Groups"), html`<a href=${href("/identity/groups")}>${facts.groupCount}</a>`)}
                                ${entry(msg("Flows"), html`<a href=${href("/flow/flows")}>${facts.flowCount}</a>`)}`,
                            )}
                            ${box(
                                msg("Last week"),
                                html`${entry(msg("Sign-ins"), html`<a href=${eventsOf("login")}>${sum(facts.metrics.logins)}</a>`)}
                                ${entry(msg("Failed sign-ins"), html`<a href=${eventsOf("login_failed")}>${sum(facts.metrics.logins_failed)}</a>`)}
                                ${entry(msg("Authorizations"), html`<a href=${eventsOf("authorize_application")}>${sum(facts.metrics.authorizations)}</a>`)}`,
                            )}
                        </div>
                        <section class="events">
                            <h2 class="pf-v6-c-card__title-text">${msg("Recent events")}</h2>
                            <ak-list .definition=${recentEvents}></ak-list>
                        </section>`,
            })}
        `;
    }
}

const eventsOf = (action: string): string => href("/events/log", { action });

const sum = (series: readonly { y_cord: number }[]): number => series.reduce((all, { y_cord: part }) => all + part, 0);

const recentEvents = eventList({ title: () => msg("Recent events"), load: events.list });

const box = (title: string, entries: TemplateResult): TemplateResult =>
    html`<section class="pf-v6-c-card pf-m-bordered">
        <div class="pf-v6-c-card__title"><h2 class="pf-v6-c-card__title-text">${title}</h2></div>
        <div class="pf-v6-c-card__body"><dl class="pf-v6-c-description-list pf-m-horizontal">${entries}</dl></div>
    </section>`;

export const overviewPage: Page = { render: () => html`<ak-overview></ak-overview>` };
