import { msg, str } from "@lit/localize";
import { tokens, type Token } from "#src/api/tokens.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";

/** Letters of a key, as of those that the server makes. */
const KEY_LENGTH = 60;

interface Body {
    key: string;
}
const { secret } = fieldsFor<Body>();

/** Gives a token another key; whoever used the old one is locked out at once. */
export const keyForm = form<Token, Body>({
    header: ({ identifier }) => msg(str`Set the key of ${identifier}`),
    submitLabel: () => msg("Set key"),
    size: "sm",
    values: () => ({}),
    intro: () => msg("The key that it has now stops working."),
    fields: () => [secret("key", msg("New key"), { required: true, generate: KEY_LENGTH })],
    save: ({ key }, { identifier }) => tokens.setKey(identifier, key),
    saved: () => msg("The key was set."),
});
