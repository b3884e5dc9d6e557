import { msg } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { tokens, type Token } from "#src/api/tokens.api.ts";
import type { ListDefinition } from "#src/pages/list.ts";
import { session } from "#src/context/session.ts";
import { copyKey, intentName, tokenRemoval } from "#src/pages/lists/token.list.ts";
import { entry } from "#src/elements/description.ts";
import { yesNo } from "#src/elements/label.ts";
import { moment } from "#src/elements/time.ts";
import { settingsForms } from "./forms.ts";

/** Tokens and app passwords of the signed-in user, and of nobody else, whatever they may see. */
export const tokenList: ListDefinition<Token> = {
    title: () => msg("Tokens and app passwords"),
    load: async (query, signal) => tokens.list({ ...query, user__username: (await session.get()).user.username }, signal),
    name: ({ identifier }) => identifier,
    order: "expires",
    columns: [
        {
            title: () => msg("Identifier"),
            sort: "identifier",
            cell: ({ identifier, description }) => html`<span class="stacked">${identifier}<small>${description}</small></span>`,
        },
        { title: () => msg("Intent"), sort: "intent", cell: ({ intent }) => intentName(intent) },
        { title: () => msg("Expires"), sort: "expires", cell: (token) => moment(token.expiring ? token.expires : undefined) },
    ],
    create: [
        { label: () => msg("Create token"), form: settingsForms.token },
        { label: () => msg("Create app password"), form: settingsForms.appPassword },
    ],
    edit: (token) => (token.intent === "app_password" ? settingsForms.appPassword() : settingsForms.token()),
    actions: copyKey,
    expand: details,
    remove: tokenRemoval,
    empty: () => ({
        icon: "key",
        header: msg("No tokens yet."),
        text: msg("A token lets a program use the API in your name. An app password signs in programs that cannot ask for a second factor."),
    }),
};

function details({ user_obj: user, expiring, expires, intent }: Token): TemplateResult {
    return html`<dl class="pf-v6-c-description-list pf-m-2-col-on-md">
        ${entry(msg("User"), user?.username)} ${entry(msg("Expiring"), yesNo(expiring))} ${entry(msg("Expires"), moment(expiring ? expires : undefined))}
        ${entry(msg("Intent"), intentName(intent))}
    </dl>`;
}
