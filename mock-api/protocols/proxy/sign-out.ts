import { redirect } from "#kernel/http/operation.ts";
import { homeOf, isMarked, SIGN_OUT_MARK, startAddress } from "./addresses.ts";
import { OUTPOST_PATH } from "./outpost-path.ts";
import { currentSession, endAllOf } from "./session/sessions.ts";
import type { Visit } from "./sign-in.ts";

/**
 * Ends the sessions of whoever is signed in, for all applications of this outpost and in all browsers (N1), and leads to the page that asks what else is to end. The session with
 * authentik stays, as do other outposts.
 */
export function signOut({ call, guarded, url }: Visit): Response {
    const session = currentSession(call, guarded);
    // Back to the sign-out itself would sign out whoever has just signed in.
    if (!session) return redirect(startAddress(guarded, url.pathname.includes(OUTPOST_PATH) ? homeOf(guarded) : withoutMark(url)));
    endAllOf(call, session);
    const { authority, application } = guarded;
    return redirect(
        `${authority}/application/o/${encodeURIComponent(application.slug)}/end-session/?${new URLSearchParams({ id_token_hint: session.token }).toString()}`,
    );
}

/** A check: the sign-out at any path of the application. */
export const answerSignOut = (visit: Visit): Response | undefined => (isMarked(visit.url, SIGN_OUT_MARK) ? signOut(visit) : undefined);

function withoutMark(url: URL): string {
    const target = new URL(url);
    target.searchParams.delete(SIGN_OUT_MARK);
    return target.href;
}
