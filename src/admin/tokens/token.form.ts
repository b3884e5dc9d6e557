import { msg } from "@lit/localize";
import { tokens, type Token } from "#src/api/tokens.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { userPicker } from "#src/pickers/user.picker.ts";

/** How long a new token is offered to live; the server's own half an hour is over before a program is set up. */
const LIFETIME_MS = 30 * 24 * 3600 * 1000;

type Request = Parameters<typeof tokens.create>[0];
/** With nobody chosen the field is left out, by which the API means the caller. */
type Body = Omit<Request, "user"> & { user?: number | null };
const { choice, dateTime, radio, text, toggle } = fieldsFor<Body>();

const bodyOf = ({ user, ...body }: Body): Request => (user === null || user === undefined ? body : { ...body, user });

/** Creates and changes anybody's token. Its key is in neither form. */
export const tokenForm = resourceForm<Token, Body>({
    texts: {
        create: () => msg("Create token"),
        edit: () => msg("Edit token"),
        created: () => msg("The token was created."),
        saved: () => msg("The token was saved."),
    },
    key: ({ identifier }) => identifier,
    api: { retrieve: tokens.retrieve, create: (body) => tokens.create(bodyOf(body)), update: (key, body, before) => tokens.update(key, bodyOf(body), before) },
    fields: () => [
        text("identifier", msg("Identifier"), {
            required: true,
            maxlength: 255,
            help: msg("Letters, digits, hyphens and underscores. No two tokens can have the same one."),
        }),
        choice("user", msg("User"), userPicker, { help: msg("The user who the token belongs to. You, if left empty.") }),
        radio("intent", msg("Intent"), [
            { value: "api", label: msg("API access"), description: msg("A program uses the API in the user’s name.") },
            { value: "app_password", label: msg("App password"), description: msg("Signs in where no second factor can be asked for.") },
        ]),
        text("description", msg("Description")),
        toggle("expiring", msg("Expiring"), {
            initial: true,
            help: msg("When it expires, an API token gets a new key and an app password is deleted."),
        }),
        dateTime("expires", msg("Expires on"), {
            required: true,
            initial: new Date(Date.now() + LIFETIME_MS).toISOString(),
            when: ({ expiring }) => expiring === true,
        }),
    ],
});
