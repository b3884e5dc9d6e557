import { askingPage } from "#kernel/http/html.ts";
import { page, redirect } from "#kernel/http/operation.ts";
import { readerOf } from "#kernel/http/reader.ts";
import type { Call } from "#kernel/http/call.ts";
import { endpoint } from "#kernel/http/endpoint.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { type Language, languageOf } from "#mock/apps/tenants/language.ts";
import { bySession, csrfField, isOurs, mayImpersonate, sessionUser } from "./identity.ts";
import { IMPERSONATED } from "./session-keys.ts";
import type { User } from "./user.resource.ts";

/** Who really acts, when an administrator acts as somebody else. */
export function impersonation(call: Call): { original?: User; user?: User } {
    const user = call.db.find("authentik_core.user", call.session.get<number>(IMPERSONATED));
    return user ? { user, original: sessionUser(call) } : {};
}

interface Question {
    readonly heading: string;
    readonly text: (username: string) => string;
}

const QUESTIONS: Readonly<Record<Language, Readonly<Record<"begin" | "end", Question>>>> = {
    en: {
        begin: { heading: "Impersonate", text: (username) => `Act as ${username}?` },
        end: { heading: "Stop impersonation", text: (username) => `Stop acting as ${username}?` },
    },
    de: {
        begin: { heading: "Als jemand anders handeln", text: (username) => `Als ${username} handeln?` },
        end: { heading: "Nicht mehr als jemand anders handeln", text: (username) => `Nicht mehr als ${username} handeln?` },
    },
};

function question(call: Call, what: "begin" | "end", { username }: User): string {
    const { heading, text } = QUESTIONS[languageOf(call)][what];
    const reader = readerOf(call);
    return askingPage({ heading, text: text(username), button: reader.say("Continue"), fields: csrfField(call), reader });
}

const unauthorized = (): Response => new Response("Unauthorized", { status: 401, headers: { "content-type": "text/html; charset=utf-8" } });

/** The administrator acts as that user from here on. A page of another site could send somebody here: without a proof that it was one of ours, a button asks first. */
export const begin = endpoint("GET,POST /-/impersonation/{user_id}/", { authenticate: bySession }, ({ call, db, params }) => {
    const admin = sessionUser(call);
    const target = /^\d+$/.test(params.user_id) ? db.find("authentik_core.user", Number(params.user_id)) : undefined;
    if (!admin || !mayImpersonate(call, admin) || !target) return unauthorized();
    if (!isOurs(call)) return page(question(call, "begin", target));
    call.session.set(IMPERSONATED, target.pk);
    writeEvent(call, "impersonation_started", "authentik.core.views.impersonate", {}, { user: admin.pk, onBehalfOf: target.pk });
    return redirect("/if/user/");
});

/** Back to oneself. Asks first where it is not known that a page of ours led here, as above. */
export const end = endpoint("GET,POST /-/impersonation/end/", { authenticate: bySession }, ({ call }) => {
    const { user, original } = impersonation(call);
    if (!user || !original) return redirect("/if/user/");
    if (!isOurs(call)) return page(question(call, "end", user));
    call.session.delete(IMPERSONATED);
    writeEvent(call, "impersonation_ended", "authentik.core.views.impersonate", {}, { user: original.pk });
    return redirect("/");
});
