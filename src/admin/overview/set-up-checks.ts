import { msg } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import { publishedLogins } from "#src/api/published-logins.api.ts";
import { rules } from "#src/api/notifications.api.ts";
import { authenticatorValidationStages } from "#src/api/stages.api.ts";
import { tenants } from "#src/api/tenants.api.ts";
import { ApiError } from "#src/base/errors.ts";
import { href } from "#src/base/route.ts";
import { label } from "#src/elements/label.ts";
import { userHref } from "../users/user-href.ts";
import type { Findings } from "./loaded-card.ts";

/** All there are, in an installation of usual size. */
const MOST = 100;

/** Whether what makes an installation safe and helpful is set up: asked of the tenant that applies where no other does. */
export const setUpChecks: Findings = async (signal) => {
    const [all, stages, notices, logins] = await Promise.all([
        tenants.list({ page_size: MOST }, signal),
        authenticatorValidationStages.list({ page_size: MOST }, signal),
        rules.list({ page_size: MOST }, signal),
        publishedLogins.list(signal).catch(unknownElsewhere),
    ]);
    const tenant = all.results.find(({ default: isDefault }) => isDefault) ?? all.results[0];
    const flow = tenant?.flow_authentication;
    const required = stages.results.some(({ flow_set: flows = [], not_configured_action: action }) => action !== "skip" && flows.some(({ pk }) => pk === flow));
    const administrator = logins?.find(({ username }) => username === "akadmin");
    const isTold = notices.results.some(({ group }) => group);
    return () =>
        html`<ul role="list">
            ${check(flow, msg("People can sign in"), msg("The default tenant names no flow for signing in."), href("/core/tenants"))}
            ${check(required, msg("Everybody needs a second factor"), msg("Whoever has none signs in with the password alone."), href("/flow/stages"))}
            ${check(
                tenant?.flow_recovery,
                msg("Forgotten passwords can be set anew"),
                msg("The default tenant has no recovery flow: an administrator has to help."),
                href("/core/tenants"),
            )}
            ${check(isTold, msg("Somebody is told of what goes wrong"), msg("No notification rule names a group to be told."), href("/events/rules"))}
            ${
                logins
                    ? check(
                          !administrator,
                          msg("akadmin has a password of its own"),
                          msg("The published password of akadmin still works."),
                          administrator ? userHref(administrator.pk) : "",
                      )
                    : nothing
            }
        </ul>`;
};

/** A real authentik does not tell which passwords it has. */
function unknownElsewhere(error: unknown): undefined {
    if (!(error instanceof ApiError) || error.status !== 404) throw error;
}

/** @param otherwise what it means that it is not so */
const check = (isSo: unknown, title: string, otherwise: string, to: string): TemplateResult =>
    html`<li>
        ${label(isSo ? msg("Done") : msg("To do"), isSo ? "green" : "orange")} ${isSo ? title : html`<a href=${to}>${title}</a>`}
        ${isSo ? nothing : html`<small>${otherwise}</small>`}
    </li>`;
