import { msg } from "@lit/localize";
import { tokens, type Token } from "#src/api/tokens.api.ts";
import { resourceForm } from "#src/common/resource-form.ts";
import { text } from "#src/elements/form/fields.ts";
import type { FormDefinition } from "#src/elements/form/open-form.ts";

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
        ],
    });

/** For programs that use the API. */
export const tokenForm = form(() => msg("token"), "api");
/** For applications that ask for a password, as mail programs do. */
export const appPasswordForm = form(() => msg("app password"), "app_password");
