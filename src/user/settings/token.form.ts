import { msg } from "@lit/localize";
import { tokens, type Token } from "#src/api/tokens.api.ts";
import { session } from "#src/context/session.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { resourceForm } from "#src/pages/resource-form.ts";

/** ms that a new token lives unless something else is chosen: a month. */
const LIFETIME_MS = 30 * 24 * 3600 * 1000;

type Body = Parameters<typeof tokens.create>[0];
const { dateTime, text, toggle } = fieldsFor<Body>();

type Texts = Parameters<typeof resourceForm<Token, Body>>[0]["texts"];

/**
 * A form for a user's own tokens. What it does not show stays as it is: the original turns an edited app password into an API token.
 * @param end what happens when the token expires
 */
const form = (intent: Token["intent"], texts: Texts, end: () => string) =>
    resourceForm<Token, Body>({
        texts,
        key: ({ identifier }) => identifier,
        api: {
            ...tokens,
            create: (body) => tokens.create({ ...body, intent }),
        },
        fields: () => [
            text("identifier", msg("Identifier"), {
                required: true,
                maxlength: 255,
                help: msg("Letters, digits, hyphens and underscores. No two tokens can have the same one."),
            }),
            text("description", msg("Description")),
            // For others their attributes decide, whatever they send.
            ...(session.value?.user.is_superuser ? [toggle("expiring", msg("Expiring"), { initial: true })] : []),
            dateTime("expires", msg("Expires"), {
                required: true,
                initial: new Date(Date.now() + LIFETIME_MS).toISOString(),
                help: end(),
                when: ({ expiring }) => expiring !== false,
            }),
        ],
    });

/** For programs that use the API. */
export const tokenForm = form(
    "api",
    {
        create: () => msg("Create token"),
        edit: () => msg("Edit token"),
        created: () => msg("The token was created."),
        saved: () => msg("The token was saved."),
    },
    () => msg("At this time the token gets a new key, and the old one stops working."),
);
/** For applications that ask for a password, as mail programs do. */
export const appPasswordForm = form(
    "app_password",
    {
        create: () => msg("Create app password"),
        edit: () => msg("Edit app password"),
        created: () => msg("The app password was created."),
        saved: () => msg("The app password was saved."),
    },
    () => msg("At this time the app password stops working and is deleted."),
);
