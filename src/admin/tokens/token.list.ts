import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { Token } from "#src/api/tokens.api.ts";
import type { ListDefinition, ListHandle } from "#src/pages/list.ts";
import { copyKey, intentName, tokenRemoval } from "#src/pages/lists/token.list.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { label } from "#src/elements/label.ts";
import { deadline, iconButton, link, type Column } from "#src/elements/table/column.ts";
import { userHref } from "../users/user-href.ts";
import { tokenForms } from "./forms.ts";

/** The client leaves out what is null. */
const isManaged = ({ managed }: Token): boolean => Boolean(managed);

/** What authentik manages would be written over, and the API refuses every change of what flows make, as a recovery link. */
const isChangeable = (token: Token): boolean => !isManaged(token) && (token.intent === "api" || token.intent === "app_password");

const identifier: Column<Token> = {
    title: () => msg("Identifier"),
    sort: "identifier",
    cell: (token) => html`<span class="stacked">${token.identifier}<small>${isManaged(token) ? msg("Managed by authentik") : token.description}</small></span>`,
};
const user: Column<Token> = {
    title: () => msg("User"),
    sort: "user",
    cell: ({ user_obj: owner }) => (owner ? link(userHref(owner.pk), owner.username) : "–"),
};
const intent: Column<Token> = { title: () => msg("Intent"), sort: "intent", cell: (token) => intentName(token.intent) };
const expires: Column<Token> = {
    title: () => msg("Expires"),
    sort: "expires",
    cell: (token) => (!token.expiring ? label(msg("Never")) : deadline(token.expires)),
};

/** Tokens of whomever `load` asks for. */
export const tokenList = (
    options: Pick<ListDefinition<Token>, "load"> & Partial<ListDefinition<Token>>,
    columns: readonly Column<Token>[] = [identifier, user, intent, expires],
): ListDefinition<Token> => ({
    title: () => msg("Tokens and app passwords"),
    key: ({ identifier: name }) => name,
    name: ({ identifier: name }) => name,
    order: "expires",
    columns,
    empty: () => ({
        icon: "key",
        header: msg("No tokens yet."),
        text: msg("Programs sign in with a token or an app password instead of somebody’s own password."),
    }),
    edit: tokenForms.token,
    peek: async () => (await import("./token.peek.ts")).tokenPeek,
    editable: isChangeable,
    actions: (token, list) => html`${copyKey(token)}${isChangeable(token) ? keyButton(token, list) : nothing}`,
    remove: {
        ...tokenRemoval,
        notice: (chosen) => (chosen.some(isManaged) ? msg("Some of them are managed by authentik: what uses them stops working.") : undefined),
    },
    ...options,
});

/** Where all belong to the same user. */
export const withoutUser: readonly Column<Token>[] = [identifier, intent, expires];

const keyButton = (token: Token, list: ListHandle): TemplateResult =>
    iconButton("key", `${msg("Set key")}: ${token.identifier}`, () => void openForm(tokenForms.key, token).then((saved) => saved && list.refresh()));
