import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { tokens } from "#src/api/tokens.api.ts";
import { users, type User } from "#src/api/users.api.ts";
import { whereCan } from "#src/context/config.ts";
import { consentList } from "#src/pages/lists/consent.list.ts";
import { listOf } from "#src/pages/list.ts";
import { session } from "#src/context/session.ts";
import { sessionList } from "#src/pages/lists/session.list.ts";
import { viewPage, type ViewHandle } from "#src/pages/view-page.ts";
import { card } from "#src/elements/card.ts";
import { facts } from "#src/elements/description.ts";
import { link, moment, yesNo } from "#src/elements/table/column.ts";
import { attributesCard } from "../attributes.ts";
import { changelog, eventsOfUser } from "../events/event-lists.ts";
import { groupHref } from "../groups/group-href.ts";
import { tokenList, withoutUser } from "../tokens/token.list.ts";
import { deviceList } from "./device.list.ts";
import { membershipList } from "./membership.list.ts";
import { refreshTokenList } from "./refresh-token.list.ts";
import { userForms } from "./forms.ts";
import { showRecoveryLink, toggleActive } from "./user.actions.ts";

/** One user: who they are, what belongs to them, what they did, and what can be done with them. */
export const userPage = viewPage<User>({
    load: ({ id = "" }, signal) => users.retrieve(id, signal),
    title: (user) => user.username,
    kind: () => msg("User"),
    description: (user) => user.name,
    list: () => ({ label: msg("All users"), href: "#/identity/users" }),
    tabs: (user, view) => [
        { name: "page-overview", title: msg("Overview"), content: () => overview(user, view) },
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

const overview = (user: User, view: ViewHandle<User>): TemplateResult => html`
    <div class="grid grid--aside">
        ${card({
            title: msg("User"),
            body: facts([
                [msg("Username"), user.username],
                [msg("Name"), user.name],
                [msg("Email"), user.email],
                [msg("Path"), user.path],
                [msg("Last login"), moment(user.last_login)],
                [msg("Active"), yesNo(user.is_active)],
                [msg("Superuser"), yesNo(user.is_superuser)],
                [msg("Groups"), user.groups_obj.map(({ pk, name }, index) => html`${index > 0 ? ", " : nothing}${link(groupHref(pk), name)}`)],
            ]),
            actions: buttons(user, view),
        })}
        ${card({ title: msg("Changes"), body: changelog({ app: "authentik_core", model: "user", pk: user.pk }) })}
    </div>
`;

const buttons = (user: User, view: ViewHandle<User>): TemplateResult => html`
    ${button(msg("Edit"), "primary", () => view.edit(userForms.user))} ${button(msg("Set password"), "secondary", () => view.edit(userForms.password))}
    ${button(msg("Recovery link"), "secondary", () => void showRecoveryLink(user))}
    ${user.email ? button(msg("Email recovery link"), "secondary", () => view.edit(userForms.recoveryMail)) : nothing}
    ${
        user.is_active
            ? button(msg("Deactivate"), "warning", () => void activate(user, view))
            : button(msg("Activate"), "secondary", () => void activate(user, view))
    }
    ${
        user.pk === session.value?.user.pk
            ? nothing
            : whereCan("can_impersonate", () => html`<a class="pf-v6-c-button pf-m-tertiary" href="/-/impersonation/${user.pk}/">${msg("Impersonate")}</a>`)
    }
`;

async function activate(user: User, view: ViewHandle<User>): Promise<void> {
    if (await toggleActive(user)) view.refresh();
}

const button = (label: string, look: string, press: () => void): TemplateResult =>
    html`<button class="pf-v6-c-button pf-m-${look}" type="button" @click=${press}>${label}</button>`;
