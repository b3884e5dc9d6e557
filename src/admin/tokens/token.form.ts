import { msg, str } from "@lit/localize";
import { tokens, type Token } from "#src/api/tokens.api.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { searchUsers, userOption } from "#src/pickers/searches.ts";
import { choice, dateTime, radio, secret, text, toggle } from "#src/elements/form/fields.ts";
import type { FormDefinition } from "#src/elements/form/open-form.ts";

/** How long a new token is offered to live; the server's own half an hour is over before a program is set up. */
const LIFETIME_MS = 30 * 24 * 3600 * 1000;
/** Letters of a key, as of those that the server makes. */
const KEY_LENGTH = 60;

/** Creates and changes anybody's token. Its key is in neither form. */
export const tokenForm = resourceForm<Token, Parameters<typeof tokens.create>[0]>({
    noun: () => msg("token"),
    key: ({ identifier }) => identifier,
    api: tokens,
    fields: (token) => [
        text("identifier", msg("Identifier"), {
            required: true,
            maxlength: 255,
            help: msg("Letters, digits, dashes and underscores; unique among everybody's."),
        }),
        choice("user", msg("User"), searchUsers, {
            ...(token?.user_obj ? { chosen: userOption(token.user_obj) } : {}),
            help: msg("Whom the token stands for. Yourself, when nobody is chosen."),
        }),
        radio("intent", msg("Intent"), [
            { value: "api", label: msg("API access"), description: msg("A program uses the API in the user's name.") },
            { value: "app_password", label: msg("App password"), description: msg("Signs in where no second factor can be asked for.") },
        ]),
        text("description", msg("Description")),
        toggle("expiring", msg("Expiring"), {
            initial: true,
            help: msg("It ends at a time: a token for the API gets another key then, an app password is deleted."),
        }),
        dateTime("expires", msg("Expires on"), {
            required: true,
            initial: new Date(Date.now() + LIFETIME_MS).toISOString(),
            when: ({ expiring }) => expiring === true,
        }),
    ],
});

/** Gives a token another key; whoever used the old one is locked out at once. */
export const keyForm: FormDefinition<Token, unknown> = {
    header: (token) => msg(str`Set the key of ${token?.identifier ?? ""}`),
    submitLabel: () => msg("Set key"),
    size: "sm",
    intro: () => msg("The key that it has now stops working."),
    fields: () => [secret("key", msg("New key"), { required: true, generate: KEY_LENGTH })],
    save: ({ key }, token) => tokens.setKey(token?.identifier ?? "", String(key)),
    saved: () => msg("The key was set."),
};
