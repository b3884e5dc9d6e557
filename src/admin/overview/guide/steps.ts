import { msg } from "@lit/localize";
import { events } from "#src/api/events.api.ts";
import { sandbox } from "#src/api/sandbox.api.ts";
import { href } from "#src/base/route.ts";
import { Shared } from "#src/base/shared.ts";
import { type First, firsts } from "#src/context/firsts.ts";
import { recent } from "#src/context/recent.ts";
import { session } from "#src/context/session.ts";
import { tenant } from "#src/context/tenant.ts";

/** Something real to be done, with what it is good for. */
export interface Step {
    first: First;
    title: string;
    about: string;
    href: string;
}

/** Whether the server is a sandbox; undefined before it has said so. */
export const sandboxed = new Shared<boolean>(() => sandbox.isThere());

/** What no other server has. */
const ONLY_THERE: ReadonlySet<First> = new Set(["demo", "outside", "export"]);

/** Everybody signs in by this one until a tenant names another. */
const SIGN_IN = "default-authentication-flow";

const flowPath = (): string => `/flow/flows/${tenant.value?.flow_authentication ?? SIGN_IN}`;

/** What there is to be done here. */
export const steps = (): readonly Step[] => all().filter(({ first }) => sandboxed.value !== false || !ONLY_THERE.has(first));

const all = (): readonly Step[] => [
    {
        first: "demo",
        title: msg("Sign in to the demo application"),
        about: msg("It asks who you are by OAuth2, as your own applications will, and shows each step."),
        href: "/demo/oauth/",
    },
    {
        first: "application",
        title: msg("Create an application"),
        about: msg("A wizard creates it, with its provider. Then you can sign in to it at once."),
        href: href("/core/applications", { createWizard: true }),
    },
    {
        first: "flow",
        title: msg("Look at the flow that signed you in"),
        about: msg("You move, add and remove its stages where you see them."),
        href: href(flowPath()),
    },
    {
        first: "invitation",
        title: msg("Invite somebody"),
        about: msg("An invitation is a link with which people create their account."),
        href: href("/flow/stages/invitations"),
    },
    {
        first: "outside",
        title: msg("See what went outside"),
        about: msg("Emails, text messages and webhooks arrive there, and you can answer them."),
        href: href("/outside"),
    },
    {
        first: "export",
        title: msg("Export what you have changed"),
        about: msg("As a blueprint: a file that gives another server the same configuration."),
        href: href("/blueprints/instances"),
    },
];

/** Events that tell that somebody has done a step. */
const TOLD: Partial<Record<First, Parameters<typeof events.list>[0]>> = {
    demo: { action: "authorize_application" },
    application: { action: "model_created", context_model_app: "authentik_core", context_model_name: "application" },
    invitation: { action: "model_created", context_model_app: "authentik_stages_invitation", context_model_name: "invitation" },
};

/** Whether what this browser remembers under a key may have ticked a step off: null is all of it. */
export const tellsOfStep = (key: string | null): boolean => key === null || firsts.isKey(key) || recent.isVisitsKey(key);

/** What the signed-in user has done of it: as this browser remembers, and as the event log tells. */
export async function doneSteps(signal: AbortSignal): Promise<ReadonlySet<First>> {
    const username = session.value?.user.username ?? "";
    const isDone = async (first: First): Promise<boolean> => {
        if (firsts.did(first)) return true;
        if (first === "flow") return recent.visits().some((visit) => visit.href.endsWith(href(flowPath())));
        const told = TOLD[first];
        return told !== undefined && (await events.list({ ...told, username, page_size: 1 }, signal)).pagination.count > 0;
    };
    const [asked] = await Promise.all([Promise.all(steps().map(async ({ first }) => [first, await isDone(first)] as const)), tenant.get()]);
    const done = asked.filter(([, is]) => is).map(([first]) => first);
    // Asked only once.
    for (const first of done) firsts.done(first);
    return new Set(done);
}
