import { msg, str } from "@lit/localize";
import { html, type TemplateResult } from "lit";
import { flows, type Flow } from "#src/api/flows.api.ts";
import { browser } from "#src/base/browser.ts";
import { can } from "#src/context/config.ts";
import { confirm } from "#src/elements/dialog/dialogs.ts";
import type { MenuItem } from "#src/elements/dropdown.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import { notifyFailure } from "#src/elements/messages.ts";
import { flowForms } from "./forms.ts";
import { flowHref, isForUsers, isForVisitors } from "./flow-words.ts";

/** Signs out, then runs a flow that is only for people who are not signed in; asks before. */
async function runSignedOut({ slug, authentication }: Flow): Promise<void> {
    const signedOut = await confirm({
        header: msg(str`Sign out and run ${slug}?`),
        text:
            authentication === "require_unauthenticated"
                ? msg("This flow only runs for people who are not signed in. You will be signed out, and the flow opens.")
                : msg("You will be signed out, and the flow opens."),
        yes: msg("Sign out and run"),
    });
    if (signedOut) browser.assign(`/flows/-/default/invalidation/?next=${encodeURIComponent(`/if/flow/${slug}/`)}`);
}

/** What runs a flow: a link, or a button where one has to be signed out first. @param look classes of the button @param label for those who do not see it */
export const runFlow = (flow: Flow, look: string, content: unknown, label: string): TemplateResult =>
    isForVisitors(flow)
        ? html`<button class="pf-v6-c-button ${look}" type="button" aria-label=${label} data-tip @click=${() => void runSignedOut(flow)}>${content}</button>`
        : html`<a class="pf-v6-c-button ${look}" href=${flowHref(flow)} aria-label=${label} data-tip>${content}</a>`;

/** All ways to run a flow that it allows. */
export function waysToRun(flow: Flow): readonly MenuItem[] {
    const signedOut: MenuItem = {
        label: msg("Sign out and run"),
        description: msg("As a new visitor."),
        press: () => void runSignedOut(flow),
    };
    if (isForVisitors(flow)) return [signedOut];
    const asUser: MenuItem[] = [
        { label: msg("Run"), description: msg("Like anybody who opens its address."), href: flowHref(flow) },
        {
            label: msg("Run as yourself"),
            description: msg("It knows from the start who you are; plans and answers that are kept for speed are not used."),
            press: () => void runAsOneself(flow, ""),
        },
        { label: msg("Run with inspector"), description: msg("The same, with the inspector beside it."), press: () => void runAsOneself(flow, "inspector&") },
        ...(can("can_impersonate")
            ? [
                  {
                      label: msg("Run as somebody else…"),
                      description: msg("As a user of your choice, whom you act as, with the inspector beside it."),
                      press: () => void runAsAnother(flow),
                  },
              ]
            : []),
    ];
    return isForUsers(flow) ? asUser : [...asUser, signedOut];
}

/** Starts the flow as the signed-in user, who comes back here at its end. @param extra in front of the query */
async function runAsOneself({ slug }: Flow, extra: string): Promise<void> {
    try {
        const { link } = await flows.execute(slug);
        const { pathname } = new URL(link, location.href);
        browser.assign(`${pathname}?${extra}next=${encodeURIComponent(location.pathname + location.hash)}`);
    } catch (error) {
        notifyFailure(error, msg("The flow cannot be run."));
    }
}

/** At the flow's end stands that user's library, where the banner leads back to oneself. */
async function runAsAnother(flow: Flow): Promise<void> {
    if (await openForm(flowForms.runAs, flow)) browser.assign(`/if/flow/${flow.slug}/?inspector&next=${encodeURIComponent("/if/user/")}`);
}
