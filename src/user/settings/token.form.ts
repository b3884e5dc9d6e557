import { msg } from "@lit/localize";
import { tokens, type Token } from "#src/api/tokens.api.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { session } from "#src/context/session.ts";
import { dateTime, text, toggle } from "#src/elements/form/fields.ts";
import type { FormDefinition } from "#src/elements/form/open-form.ts";

/** ms that a new token lives unless something else is chosen: a month. */
const LIFETIME = 30 * 24 * 3600 * 1000;

type Body = Parameters<typeof tokens.create>[0];

/** A form for a user's own tokens. What it does not show stays as it is: the original turns an edited app password into an API token. */
const form = (noun: () => string, intent: Token["intent"]): FormDefinition<Token> =>
    resourceForm<Token, Body>({
        noun,
        key: ({ identifier }) => identifier,
        api: {
            create: (body) => tokens.create({ ...body, intent }),
            update: (identifier, body) => tokens.patch(identifier, body),
        },
        fields: () => [
            text("identifier", msg("Identifier"), {
                required: true,
                maxlength: 255,
                help: msg("Letters, digits, dashes and underscores; unique among everybody's."),
            }),
            text("description", msg("Description")),
            // For others their attributes decide, whatever they send.
            ...(session.value?.user.is_superuser ? [toggle("expiring", msg("Expiring"), { initial: true })] : []),
            dateTime("expires", msg("Expires"), {
                required: true,
                initial: new Date(Date.now() + LIFETIME).toISOString(),
                help: msg("Then it stops working, and is deleted."),
                when: ({ expiring }) => expiring !== false,
            }),
        ],
    });

/** For programs that use the API. */
export const tokenForm = form(() => msg("token"), "api");
/** For applications that ask for a password, as mail programs do. */
export const appPasswordForm = form(() => msg("app password"), "app_password");
