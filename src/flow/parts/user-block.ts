import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";

interface WithUser {
    pending_user?: string;
    pending_user_avatar?: string;
    flow_info?: { cancel_url?: string };
}

/** Who is signing in, the way out, and the hidden user name that lets a password manager pair it with the password. */
export const userBlock = ({ pending_user: user, pending_user_avatar: avatar, flow_info: info }: WithUser): TemplateResult | typeof nothing =>
    !user
        ? nothing
        : html`<div class="ak-user-block">
              ${avatar ? html`<img class="ak-user-block__avatar" src=${avatar} alt="" width="36" height="36" />` : nothing}
              <span class="ak-user-block__name">${user}</span>
              ${info?.cancel_url ? html`<a href=${info.cancel_url}>${msg("Not you?")}</a>` : nothing}
              <input class="pf-v6-screen-reader" type="text" name="username" autocomplete="username" .value=${user} readonly tabindex="-1" aria-hidden="true" />
          </div>`;
