import type { Call } from "#kernel/http/call.ts";
import { redirect } from "#kernel/http/operation.ts";
import { s256 } from "#mock/encoding/jose.ts";
import { allowedTarget, callbackAddress, homeOf, isMarked, CALLBACK_MARK, startAddress } from "./addresses.ts";
import { failedPage } from "./failed.ts";
import type { Guarded } from "./guarded.ts";
import { begin, drop, pendingOf, verifierOf } from "./session/pending.ts";
import { beginSession, currentSession } from "./session/sessions.ts";
import { redeemCode } from "./tokens.ts";

/** A request to an application, at the address that its visitor sees. */
export interface Visit {
    readonly call: Call;
    readonly guarded: Guarded;
    readonly url: URL;
    /** Its path as it was sent: nothing in it is resolved. */
    readonly path: string;
}

/** The scopes that the provider has mappings for. */
export const scopesOf = ({ db }: Call, { provider }: Guarded): string =>
    [...new Set(provider.property_mappings.flatMap((key) => db.find("authentik_providers_oauth2.scopemapping", key)?.scope_name ?? []))].join(" ");

/** RFC 6749 4.1.1: sends the browser to authentik, from where it comes back to `target`. */
export function toAuthorize(call: Call, guarded: Guarded, target: string | undefined): Response {
    const { state } = begin(call, guarded, target);
    const query = new URLSearchParams({
        client_id: guarded.provider.client_id,
        redirect_uri: callbackAddress(guarded),
        response_type: "code",
        scope: scopesOf(call, guarded),
        state,
        code_challenge: s256(verifierOf(guarded, state)),
        code_challenge_method: "S256",
    });
    return redirect(`${guarded.authority}/application/o/authorize/?${query.toString()}`);
}

/** What `rd` says. nginx escapes nothing: an address with a query, written as it is, goes on to the end, ampersands and all. */
const soughtBy = ({ search, searchParams }: URL): string | null => /[?&]rd=(https?:\/\/[^?&]*\?.*)$/.exec(search)?.[1] ?? searchParams.get("rd");

/** `start?rd=`: begins a sign-in; whoever is signed in already goes where they wanted to. */
export function startSignIn({ call, guarded, url }: Visit): Response {
    const target = allowedTarget(guarded, soughtBy(url));
    return currentSession(call, guarded) ? redirect(target ?? homeOf(guarded)) : toAuthorize(call, guarded, target);
}

/** A check: the end of a sign-in, at whatever path it comes. */
export const answerCallback = (visit: Visit): Promise<Response> | undefined => (isMarked(visit.url, CALLBACK_MARK) ? finishSignIn(visit) : undefined);

/** RFC 6749 4.1.2: somebody comes back with a code. */
export async function finishSignIn({ call, guarded, url }: Visit): Promise<Response> {
    const pending = pendingOf(call, guarded);
    const wanted = allowedTarget(guarded, url.searchParams.get("rd")) ?? pending?.target ?? homeOf(guarded);
    // Nothing was asked for, or it was answered before: the Back button comes here.
    if (!pending) return redirect(wanted);
    const code = url.searchParams.get("code");
    const redeemed =
        code && url.searchParams.get("state") === pending.state ? await redeemCode(call, guarded, code, verifierOf(guarded, pending.state)) : undefined;
    if (!redeemed) {
        drop(call, guarded);
        return failedPage(call, url.searchParams.get("error_description"));
    }
    beginSession(call, guarded, redeemed);
    return redirect(wanted);
}

/** Sends whoever is not signed in to the start, from where they come back to this address. */
export const toStart = ({ guarded, url }: Pick<Visit, "guarded" | "url">): Response => redirect(startAddress(guarded, url.href));
