import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { tokens, type Token } from "#src/api/tokens.api.ts";
import "#src/elements/copy.ts";
import type { Removal } from "#src/elements/dialog/removal.ts";
import { plural } from "#src/base/plural.ts";

export const intentName = (intent: Token["intent"]): string =>
    ({ api: msg("API access"), app_password: msg("App password"), recovery: msg("Recovery"), verification: msg("Verification") })[intent ?? "api"];

/** Copies the key, which is asked for only then: the server writes down who looked. */
export const copyKey = ({ identifier }: Token): TemplateResult =>
    html`<ak-copy label=${msg(str`the key of ${identifier}`)} .load=${async () => (await tokens.viewKey(identifier)).key}></ak-copy>`;

/** How tokens are deleted, wherever they are listed. */
export const tokenRemoval: Omit<Removal<Token>, "objects" | "name" | "notice"> = {
    question: (count) => plural(count, { one: msg("Delete 1 token?"), other: msg(str`Delete ${count} tokens?`) }),
    key: ({ identifier }) => identifier,
    effect: (count) =>
        plural(count, { one: msg("Programs and links that use it stop working."), other: msg("Programs and links that use them stop working.") }),
    destroy: tokens.destroy,
};
