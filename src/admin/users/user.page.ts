import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { tokens } from "#src/api/tokens.api.ts";
import type { Event } from "#src/api/events.api.ts";
import { users, type User } from "#src/api/users.api.ts";
import { byCapabilities, can } from "#src/context/config.ts";
import { consentList } from "#src/pages/lists/consent.list.ts";
import { listOf } from "#src/pages/list.ts";
import { session } from "#src/context/session.ts";
import { sessionList } from "#src/pages/lists/session.list.ts";
import { viewPage, type ViewHandle } from "#src/pages/view-page.ts";
import { card } from "#src/elements/card.ts";
import type { MenuItem } from "#src/elements/dropdown.ts";
import "#src/elements/dropdown.ts";
import { facts } from "#src/elements/description.ts";
import { label } from "#src/elements/label.ts";
import { link, links, moment, yesNo } from "#src/elements/table/column.ts";
import { absolute } from "#src/elements/time.ts";
import { attributesCard } from "../attributes.ts";
import { counted, weekChart } from "../week-chart.ts";
import { changelog, eventHref, eventsOfUser } from "../events/event-lists.ts";
import { actor } from "../events/values.ts";
import { groupHref } from "../groups/group-href.ts";
import { tokenList, withoutUser } from "../tokens/token.list.ts";
import { deviceList } from "./device.list.ts";
import { membershipList } from "./membership.list.ts";
import { openableList } from "./openable.list.ts";
import { refreshTokenList } from "./refresh-token.list.ts";
import { userForms } from "./forms.ts";
import { type Past, pastOf } from "./user-past.ts";
import { askForEmailStage, noRecovery, noRecoveryMail, showRecoveryLink, toggleActive } from "./user.actions.ts";

/** A user with what is known of their past. */
interface Shown extends User {
    readonly past: Past;
}

/** One user: who they are, what belongs to them, what they did, and what can be done with them. */
export const userPage = viewPage<Shown>({
    async load({ id = "" }, signal) {
        const [user, past] = await Promise.all([users.retrieve(id, signal), pastOf(id, signal), askForEmailStage()]);
        return { ...user, past };
    },
    title: (user) => user.username,
    kind: () => msg("User"),
    description: (user) => user.name,
    picture: ({ avatar }) => html`<img class="round" src=${avatar} alt="" width="40" height="40" />`,
    actions: (user, view) =>
        html`${standing(user)}
            <div class="actions">${buttons(user, view)}</div>`,
    list: () => ({ label: msg("All users"), href: "#/identity/users" }),
    tabs: (user, view) => [
        { name: "page-overview", title: msg("Overview"), content: () => overview(user) },
        {
            name: "page-sessions",
            title: msg("Sessions"),
            content: () =>
                listOf(
                    "sessions",
                    sessionList(() => user.username),
                    user.pk,
                ),
        },
        { name: "page-groups", title: msg("Groups"), content: () => listOf("groups", membershipList(user), user.pk) },
        { name: "page-applications", title: msg("Applications"), content: () => listOf("applications", openableList(user), user.pk) },
        { name: "page-events", title: msg("User events"), content: () => eventsOfUser(user.username) },
        {
            name: "page-consent",
            title: msg("Consents"),
            content: () =>
                listOf(
                    "consents",
                    consentList(() => user.pk),
                    user.pk,
                ),
        },
        { name: "page-oauth-refresh", title: msg("OAuth refresh tokens"), content: () => listOf("oauth", refreshTokenList(user), user.pk) },
        { name: "page-tokens", title: msg("Tokens and app passwords"), content: () => listOf("tokens", tokensOf(user), user.pk) },
        { name: "page-mfa-authenticators", title: msg("MFA devices"), content: () => listOf("mfa", deviceList(user), user.pk) },
        { name: "page-attributes", title: msg("Attributes"), content: () => attributesCard(user.attributes, () => view.edit(userForms.user)) },
    ],
});

const tokensOf = ({ username }: User) => tokenList({ load: (query, signal) => tokens.list({ ...query, user__username: username }, signal) }, withoutUser);

const standing = (user: User): TemplateResult =>
    html`<span>${yesNo(user.is_active, msg("Active"), msg("Inactive"))} ${user.is_superuser ? label(msg("Superuser"), "purple") : nothing}</span>`;

const overview = (user: Shown): TemplateResult => html`
    <div class="grid grid--aside">
        ${card({
            title: msg("User"),
            body: html`${facts([
                [msg("Username"), user.username],
                [msg("Name"), user.name],
                [msg("Email"), user.email],
                [msg("Path"), user.path],
                [msg("Last sign-in"), moment(user.last_login)],
                ...happened(msg("Created"), user.past.created),
                ...happened(msg("Last change"), user.past.changed),
                [msg("Groups"), links(user.groups_obj.map(({ pk, name }) => [groupHref(pk), name]))],
            ])}
            ${withoutRecovery(user)}`,
        })}
        <div class="more">
            ${card({ title: msg("Actions over the last week"), body: actionsChart(user) })}
            ${card({ title: msg("Changes"), body: changelog({ app: "authentik_core", model: "user", pk: user.pk }) })}
        </div>
    </div>
`;

const actionsChart = ({ pk }: User): TemplateResult =>
    weekChart(msg("Actions over the last week"), pk, async (signal) => {
        const { logins, logins_failed: failed, authorizations } = await users.metrics(pk, signal);
        return [
            { name: msg("Sign-ins"), color: "green", points: counted(logins) },
            { name: msg("Failed sign-ins"), color: "red", points: counted(failed) },
            { name: msg("Applications opened"), color: "blue", points: counted(authorizations) },
        ];
    });

/** When, as the way to its event, and by whom; not there where no event tells, since that does not mean never. */
const happened = (term: string, event: Event | undefined): [term: string, value: unknown][] =>
    event ? [[term, html`<span class="stacked">${link(eventHref(event.pk), absolute(event.created))}<small>${actor(event)}</small></span>`]] : [];

const buttons = (user: Shown, view: ViewHandle<Shown>): TemplateResult => {
    const more = (): MenuItem[] => [
        { label: msg("Set password"), press: () => view.edit(userForms.password) },
        ...(noRecovery() ? [] : [{ label: msg("Recovery link"), press: () => void showRecoveryLink(user) }]),
        ...(user.email && !noRecovery() && !noRecoveryMail() ? [{ label: msg("Email recovery link"), press: () => view.edit(userForms.recoveryMail) }] : []),
        ...(user.pk !== session.value?.user.pk && can("can_impersonate") ? [{ label: msg("Impersonate"), href: `/-/impersonation/${user.pk}/` }] : []),
        { label: user.is_active ? msg("Deactivate") : msg("Activate"), danger: user.is_active ?? false, press: () => void activate(user, view) },
    ];
    return html`
        <button class="pf-v6-c-button pf-m-primary" type="button" @click=${() => view.edit(userForms.user)}>${msg("Edit")}</button>
        <ak-dropdown label=${msg("Actions")} .items=${byCapabilities(more)}></ak-dropdown>
    `;
};

/** What is missing for recovery links, and where it is added. */
function withoutRecovery({ email }: User): TemplateResult | typeof nothing {
    if (noRecovery()) return html`<p class="no-recovery">${noRecovery()} <a href="#/core/tenants">${msg("Open tenants")}</a></p>`;
    if (email && noRecoveryMail()) return html`<p class="no-recovery">${noRecoveryMail()} <a href="#/flow/stages">${msg("Open stages")}</a></p>`;
    return nothing;
}

async function activate(user: User, view: ViewHandle<Shown>): Promise<void> {
    if (await toggleActive(user)) view.refresh();
}
