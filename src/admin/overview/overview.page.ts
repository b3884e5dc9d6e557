import { Task, TaskStatus } from "@lit/task";
import { msg, str } from "@lit/localize";
import { css, html, nothing, type TemplateResult } from "lit";
import { customElement, state } from "lit/decorators.js";
import card from "@patternfly/patternfly/components/Card/card.css";
import { flows } from "#src/api/flows.api.ts";
import { groups } from "#src/api/groups.api.ts";
import { root } from "#src/api/root.api.ts";
import { PEOPLE, users } from "#src/api/users.api.ts";
import type { IconName } from "#src/base/icons.ts";
import { ignore } from "#src/base/ignore.ts";
import { language } from "#src/base/language.ts";
import { ownValue } from "#src/base/own-value.ts";
import { followRoute, href, routeState, setRouteState } from "#src/base/route.ts";
import { cardGrid } from "#src/pages/card-grid.ts";
import type { Page } from "#src/pages/router.ts";
import { session } from "#src/context/session.ts";
import "#src/pages/page-header.ts";
import "#src/elements/card.ts";
import { AkElement } from "#src/elements/element.ts";
import "#src/elements/empty-state.ts";
import "#src/elements/loading.ts";
import "#src/elements/sparkline.ts";
import type { Point } from "#src/elements/sparkline.ts";
import type { Findings } from "./loaded-card.ts";
import { isGuideWanted, isNewcomer, wantGuide } from "#src/context/guide.ts";

/** A list is counted by its first page of one. */
const count = async (list: (query: { page_size: number }) => Promise<{ pagination: { count: number } }>): Promise<number> =>
    (await list({ page_size: 1 })).pagination.count;

/** How often something happened, newest first; the first step lies ahead. */
type Series = readonly { x_cord: number; y_cord: number }[];
type Metrics = Awaited<ReturnType<typeof root.metrics>>;

const topApplications: Findings = async (...asked) => (await import("./top-applications.ts")).topApplications(...asked);

/** Where an administrator arrives: how much there is, and what happened in the last week. */
@customElement("ak-overview")
export class Overview extends AkElement {
    static override styles = [
        card,
        cardGrid(16),
        css`
            .events {
                padding: 0 var(--pf-t--global--spacer--md) var(--pf-t--global--spacer--lg);
            }

            .actions {
                display: grid;
                gap: var(--pf-t--global--spacer--sm);
            }

            .whole {
                grid-column: 1 / -1;
            }

            /* Kept free while it is asked for, so that nothing moves when it comes. */
            .week {
                min-block-size: 4rem;
            }

            .all {
                display: inline-block;
                margin-block-start: var(--pf-t--global--spacer--sm);
            }
        `,
    ];

    /** The first steps are shown. */
    @state() private guided = false;
    /** They are not, or are loaded: then nothing moves when they come. */
    #settled: Promise<unknown> = Promise.resolve();
    #unfollow: (() => void) | undefined;

    readonly #session = session.watch(this);
    readonly #version = new Task(this, { task: (_, { signal }) => root.version(signal), args: () => [] });
    // Each card asks by itself: one that fails takes nothing from the others.
    readonly #people = new Task(this, {
        // As the list that the number leads to.
        task: (_, { signal }) => count((query) => users.list({ ...query, ...PEOPLE }, signal)),
        args: () => [],
    });
    readonly #groups = new Task(this, { task: (_, { signal }) => count((query) => groups.list(query, signal)), args: () => [] });
    readonly #flows = new Task(this, { task: (_, { signal }) => count((query) => flows.list(query, signal)), args: () => [] });
    readonly #metrics = new Task(this, { task: (_, { signal }) => root.metrics(signal), args: () => [] });
    readonly #arrival = new Task(this, { task: () => this.#settled, args: () => [] });

    override connectedCallback(): void {
        super.connectedCallback();
        const guide = (): void => void (this.#settled = this.#guide().catch(ignore("the rest is whole without it")));
        guide();
        this.#unfollow = followRoute(guide);
        // Below what is seen first.
        for (const more of [import("./activity.ts"), import("./system-status.ts"), import("./recent-events.ts")])
            void more.catch(ignore("the rest is whole without it"));
    }

    override disconnectedCallback(): void {
        super.disconnectedCallback();
        this.#unfollow?.();
    }

    /** Shows the first steps to whoever is new, or asks for them by the address, which forgets it then. */
    async #guide(): Promise<void> {
        await session.get();
        const isAsked = Boolean(ownValue(routeState(), "guide"));
        if (isAsked) setRouteState({ guide: undefined });
        if (isAsked || isNewcomer()) wantGuide(true);
        if (!isGuideWanted()) return;
        const { knownSteps } = await import("./guide/guide.ts");
        await knownSteps();
        this.guided = true;
    }

    /** The button that had the focus is gone with them. */
    #hideGuide(): void {
        this.guided = false;
        this.renderRoot.querySelector<HTMLElement>("ak-page-header")?.focus();
    }

    protected override render(): TemplateResult {
        const user = this.#session.value?.user;
        const version = this.#version.value?.version_current;
        return html`
            <ak-page-header
                window-title=${msg("Overview")}
                header=${user ? msg(str`Welcome, ${user.name || user.username}.`) : ""}
                description=${version ? msg(str`Your installation at a glance. Version ${version}.`) : ""}
            ></ak-page-header>
            ${this.#arrival.render({ pending: () => html`<ak-loading></ak-loading>`, complete: () => this.#cards() })}
        `;
    }

    #cards(): TemplateResult {
        return html`${this.guided ? html`<ak-guide @ak-hidden=${this.#hideGuide}></ak-guide>` : nothing}
            <div class="content">
                ${total(msg("Users"), "user", this.#people, href("/identity/users"))} ${total(msg("Groups"), "folder", this.#groups, href("/identity/groups"))}
                ${total(msg("Flows"), "right", this.#flows, href("/flow/flows"))}
            </div>
            <div class="content">
                ${week(msg("Sign-ins"), this.#metrics, ({ logins }) => logins, "login", msg("All sign-ins"))}
                ${week(msg("Failed sign-ins"), this.#metrics, ({ logins_failed: failed }) => failed, "login_failed", msg("All failed sign-ins"))}
                ${week(msg("Authorizations"), this.#metrics, ({ authorizations }) => authorizations, "authorize_application", msg("All authorizations"))}
            </div>
            <div class="content"><ak-activity class="whole"></ak-activity></div>
            <div class="content">
                <ak-card header=${msg("Quick actions")}>
                    <ul class="actions">
                        ${quickActions().map(([title, to]) => html`<li><a href=${to}>${title}</a></li>`)}
                    </ul>
                </ak-card>
                <ak-system-status></ak-system-status>
                <ak-loaded-card header=${msg("Most used applications")} .findings=${topApplications}></ak-loaded-card>
            </div>
            <section class="events">
                <h2 class="pf-v6-c-card__title-text">${msg("Recent events")}</h2>
                <ak-recent-events></ak-recent-events>
            </section>`;
    }
}

/** What administrators come for most often. */
const quickActions = (): readonly (readonly [title: string, href: string])[] => [
    [msg("Create an application"), href("/core/applications", { createWizard: true })],
    [msg("Read the event log"), href("/events/log")],
    [msg("Manage users"), href("/identity/users", { path: "users" })],
    [msg("Invite somebody"), href("/flow/stages/invitations")],
    [msg("Change how people sign in"), href("/flow/flows")],
];

/** A card of one number; one whose number could not be had says so in its place. */
const numbered = <T>(header: string, asked: Task<readonly unknown[], T>, show: (known: T | undefined) => TemplateResult): TemplateResult =>
    asked.status === TaskStatus.ERROR
        ? html`<ak-card header=${header}><ak-empty-state .error=${asked.error} .retry=${() => asked.run()}></ak-empty-state></ak-card>`
        : show(asked.value);

const total = (header: string, icon: IconName, asked: Task<readonly unknown[], number>, to: string): TemplateResult =>
    numbered(
        header,
        asked,
        (value) => html`<ak-aggregate-card header=${header} icon=${icon} .value=${value} href=${value === undefined ? "" : to}></ak-aggregate-card>`,
    );

/** The number leads to what it counts, the link to what there was before, too. */
const week = (header: string, asked: Task<readonly unknown[], Metrics>, of: (metrics: Metrics) => Series, action: string, all: string): TemplateResult =>
    numbered(header, asked, (metrics) => {
        const steps = metrics && of(metrics);
        return html`<ak-aggregate-card
            header=${header}
            .value=${steps?.reduce((sum, { y_cord: part }) => sum + part, 0)}
            href=${steps ? href("/events/log", { action, time: "P7D" }) : ""}
            unit=${msg("in the last 7 days")}
        >
            <div class="week"><ak-sparkline label=${header} .points=${steps ? pointsOf(steps) : []}></ak-sparkline></div>
            <a class="all" href=${href("/events/log", { action })}>${all}</a>
        </ak-aggregate-card>`;
    });

/** From the past to now, without the step that lies ahead. */
function pointsOf(series: Series): Point[] {
    const time = new Intl.DateTimeFormat(language(), { weekday: "short", day: "numeric", month: "short", hour: "numeric" });
    return series
        .slice(1)
        .toReversed()
        .map(({ x_cord: at, y_cord: value }) => ({ label: time.format(at), value }));
}

export const overviewPage: Page = { render: () => html`<ak-overview></ak-overview>` };
