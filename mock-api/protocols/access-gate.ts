import type { Call, Principal } from "#kernel/http/call.ts";
import { leadingPage } from "#kernel/http/html.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { page, redirect } from "#kernel/http/operation.ts";
import { readerOf } from "#kernel/http/reader.ts";
import type { Application } from "#mock/apps/core/application.resource.ts";
import { isToldDetails } from "#mock/apps/core/user.resource.ts";
import type { PolicyBinding } from "#mock/apps/policies/policy-binding.resource.ts";
import { type Language, languageOf } from "#mock/apps/tenants/language.ts";
import { APPLICATION } from "#mock/flows/session-keys.ts";
import { say } from "#mock/notifications/say.ts";
import { askPolicies } from "#mock/policies/engine.ts";
import { guardOf } from "#mock/policies/guard-of.ts";

/** Where people sign in, and go on from there. Slashes stay as they are: addresses of sign-in pages are read by people. */
export const signInAddress = (next: string): string => `/flows/-/default/authentication/?next=${encodeURIComponent(next).replaceAll("%2F", "/")}`;

/** Sends a visitor to sign in, who comes back to `next`. The page that asks who they are names the application. */
export function toSignIn({ session }: Call, next: string, application?: Application): Response {
    if (application) session.set(APPLICATION, application.name);
    return redirect(signInAddress(next));
}

/** Whether the application's policies let somebody in: asked each time, of administrators too. */
export const mayEnter = (call: Call, application: Application, user: number, context: JsonObject = {}) =>
    askPolicies(application.pk, application.policy_engine_mode, { call, user, context });

interface Words {
    readonly title: string;
    readonly text: string;
    readonly signedInAs: (username: string) => string;
    readonly refusal: (order: number, name: string) => string;
    readonly other: string;
    readonly home: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
    en: {
        title: "Permission denied",
        text: "Request has been denied.",
        signedInAs: (username) => `Signed in as ${username}.`,
        refusal: (order, name) => `Binding #${order} said no: ${name}`,
        other: "Not you?",
        home: "Home",
    },
    de: {
        title: "Zugriff verweigert",
        text: "Die Anfrage wurde abgelehnt.",
        signedInAs: (username) => `Angemeldet als ${username}.`,
        refusal: (order, name) => `Bindung Nr. ${order} hat abgelehnt: ${name}`,
        other: "Nicht Sie?",
        home: "Zur Startseite",
    },
};

/** What somebody gets to see who may not go on. `messages`: sentences of ours, or what policies say. */
export function deniedPage(call: Call, messages: readonly string[] = []): Response {
    const { principal } = call;
    const words = WORDS[languageOf(call)];
    const reader = readerOf(call);
    return page(
        leadingPage({
            name: WORDS.en.title,
            title: words.title,
            heading: words.title,
            texts: [words.text, ...(principal ? [words.signedInAs(principal.username)] : []), ...messages.map(reader.say)],
            links: [...(principal ? [{ text: words.other, href: "/flows/-/cancel/" }] : []), { text: words.home, href: "/" }],
            reader,
        }),
    );
}

/**
 * Who wants to go through to an application is signed in, and allowed to: gives whom it let through, or the answer that ends the request.
 * `next`: where somebody comes back to who has to sign in first; of a POST, an address that says the same.
 */
export async function accessGate(
    { call, principal, application }: { call: Call; principal: Principal | null; application: Application | undefined },
    next: string,
    context: JsonObject = {},
): Promise<{ readonly principal: Principal; readonly application: Application } | Response> {
    if (!application) return deniedPage(call);
    if (!principal) return toSignIn(call, next, application);
    const { passing, messages, refusals = [] } = await mayEnter(call, application, principal.pk, context);
    if (passing) return { principal, application };
    for (const message of messages) say(call, "error", message);
    return deniedPage(call, [...messages, ...told(call, refusals)]);
}

/** Which bindings said no: for administrators, and people who look for the cause of something. */
const told = (call: Call, refusals: readonly PolicyBinding[]): string[] =>
    isToldDetails(call) ? refusals.map((binding) => WORDS[languageOf(call)].refusal(binding.order, guardOf(call.db, binding))) : [];
