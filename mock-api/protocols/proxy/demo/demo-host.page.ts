import type { Call } from "#kernel/http/call.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { invalid, notFound } from "#kernel/base/errors.ts";
import { ok } from "#kernel/http/operation.ts";
import { isMarked, CALLBACK_MARK, SIGN_OUT_MARK } from "../addresses.ts";
import { OUTPOST_PATH } from "../outpost-path.ts";
import { allGuarded } from "../guards.ts";
import { headersFor } from "../headers.ts";
import { passSkipped } from "../pass.ts";
import { currentSession } from "../session/sessions.ts";
import { finishSignIn, startSignIn, toStart, type Visit } from "../sign-in.ts";
import { signOut } from "../sign-out.ts";
import { demoHost } from "./demo-host.ts";

/** What the outpost answers whoever opens an address; undefined where the request goes on to the application. */
async function answerOf(visit: Visit): Promise<Response | undefined> {
    const { url, guarded } = visit;
    const path = url.href.slice(guarded.root.length);
    const own = path.startsWith(OUTPOST_PATH) ? path.slice(OUTPOST_PATH.length).split("?")[0] : undefined;
    if (own === "callback" || isMarked(url, CALLBACK_MARK)) return finishSignIn(visit);
    if (own === "sign_out" || isMarked(url, SIGN_OUT_MARK)) return signOut(visit);
    if (own === "start") return startSignIn(visit);
    // Skipped are paths of the application's own host.
    const opened = new URL(guarded.external.origin + path);
    const skipped = passSkipped({ ...visit, url: opened, path: opened.pathname });
    return currentSession(visit.call, guarded) || skipped ? undefined : toStart(visit);
}

/** The text of a header's bytes. */
const asText = (value: string): string => new TextDecoder().decode(Uint8Array.from(value, (character) => character.charCodeAt(0)));

/** Applications of the same outpost that this browser is signed in to: a sign-out ends those, too. */
const alsoSignedIn = (call: Call, { guarded: { outpost, application } }: Visit) =>
    allGuarded(call.db)
        .filter((other) => other.outpost.pk === outpost.pk && other.application.pk !== application.pk)
        .flatMap(({ application: { slug, name } }) => {
            const host = demoHost(call, slug);
            return host && currentSession(call, host) ? [{ slug, name }] : [];
        });

/**
 * GET /-/sandbox/demo/proxy/{slug}/?at= : what happens to somebody who opens `at`, a path with its query, of an application behind an outpost: where they are sent, or what
 * the application is told.
 */
export const demoHostPage = endpoint("GET /-/sandbox/demo/proxy/{slug}/", { authenticate: byNobody, errors: apiErrors }, async ({ call, params }) => {
    const guarded = demoHost(call, params.slug);
    if (!guarded) throw notFound("No outpost stands in front of an application with this name.");
    const at = call.query.get("at") ?? "/";
    if (!at.startsWith("/")) throw invalid("A path begins with a slash.");
    const url = new URL(guarded.root + at);
    const visit = { call, guarded, url, path: url.pathname };
    const answered = await answerOf(visit);
    const session = currentSession(call, guarded);
    const { provider, application, outpost } = guarded;
    return ok({
        name: application.name,
        mode: provider.mode,
        outpost: outpost.name,
        status: answered?.status ?? 200,
        location: answered?.headers.get("location") ?? null,
        headers: answered ? null : session ? headersFor(guarded, session).map(([name, value]) => [name, asText(value)]) : [],
        also_signed_in: alsoSignedIn(call, visit),
    });
});
