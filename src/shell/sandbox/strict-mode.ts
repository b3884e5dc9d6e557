import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { strictMode, type Break, type StrictMode } from "#src/api/strict-mode.api.ts";
import { facts } from "#src/elements/description.ts";
import { confirm } from "#src/elements/dialog/dialogs.ts";
import { notify, notifyFailure } from "#src/elements/messages.ts";
import { absolute } from "#src/elements/time.ts";

/** Shows whose clients strict mode would refuse, and turns it on or off. */
export async function openStrictMode(): Promise<void> {
    const known = await strictMode.get().catch((error: unknown) => notifyFailure(error, msg("Strict mode cannot be shown.")));
    if (!known) return;
    const { is_strict } = known;
    const isDone = await confirm({
        header: is_strict ? msg("Strict mode is on") : msg("Turn on strict mode?"),
        text: content(known),
        yes: is_strict ? msg("Turn off") : msg("Turn on"),
        run: () => strictMode.set(!is_strict),
    });
    if (isDone) notify("success", is_strict ? msg("OAuth2 and SAML work as in authentik again.") : msg("OAuth2 and SAML are strict now."));
}

const content = ({ providers }: StrictMode): TemplateResult => html`
    <p>
        ${msg("Strict mode follows RFC 9700: exact redirect URIs, PKCE for public clients, no implicit or password grant, and no second use of a code or refresh token.")}
    </p>
    <p>${msg("SAML requests must be recent, used once, and from the application that is registered. What clients of SAML do is not watched.")}</p>
    ${
        providers.length
            ? html`<p>${msg("Clients of these providers are refused then, or may be:")}</p>
                  ${facts(
                      providers.map(({ name, breaks }) => [
                          name,
                          html`<ul>
                              ${breaks.map((one) => html`<li>${reasonOf(one)}</li>`)}
                          </ul>`,
                      ]),
                  )}`
            : html`<p>${msg("As far as is known, no client would be refused.")}</p>`
    }
`;

/** Why a client is refused, in a sentence. */
function reasonOf(found: Break): string {
    const reason = sentenceOf(found);
    return found.seen === null ? reason : msg(str`${reason} Last seen ${absolute(found.seen)}.`);
}

function sentenceOf({ reason, value = "" }: Break): string {
    switch (reason) {
        case "pattern":
            return msg(str`${value} is a pattern. Redirect URIs must be listed one by one.`);
        case "no_redirect_uri":
            return msg("No redirect URI is set, and the first one used is no longer kept.");
        case "public":
            return msg("The client is public and must use PKCE. It has not been seen without it.");
        case "redirect_uri":
            return msg("The client uses a redirect URI that is not listed as it is.");
        case "redirect_uri_changed":
            return msg("The client asks for tokens with another redirect URI than for the code.");
        case "front_tokens":
            return msg("The client uses the implicit flow, or has access tokens sent to the browser.");
        case "nonce":
            return msg("The client asks for an ID token in the browser without a nonce.");
        case "pkce":
            return msg("The client is public and does not use PKCE.");
        case "password":
            return msg("The client uses the password grant.");
    }
}
