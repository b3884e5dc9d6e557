import { OUTPOST_PATH } from "./outpost-path.ts";
import { unauthorizedPage } from "./failed.ts";
import { sessionOfHeader } from "./header-auth.ts";
import { letThrough } from "./let-through.ts";
import { currentSession } from "./session/sessions.ts";
import type { Visit } from "./sign-in.ts";
import { isAlwaysBelow, isSkipped } from "./skip-paths.ts";

/* Checks: who may go on to the application. Each lets through, or leaves it to the next. */

export function passSession({ call, guarded }: Visit): Response | undefined {
    const session = currentSession(call, guarded);
    return session && letThrough(guarded, session);
}

export async function passCredentials({ call, guarded }: Visit): Promise<Response | undefined> {
    const session = await sessionOfHeader(call, guarded);
    return session && letThrough(guarded, session, true);
}

export const passSkipped = ({ guarded, ...opened }: Visit): Response | undefined => (isSkipped(guarded, opened) ? letThrough(guarded) : undefined);

/** What the outpost answers itself is nothing to ask about. */
export const passOutpost = ({ guarded, ...opened }: Visit): Response | undefined => (isAlwaysBelow(opened, OUTPOST_PATH) ? letThrough(guarded) : undefined);

/** A program that sent credentials learns that they are wrong, where a browser would be sent to sign in. */
export const refuseCredentials = ({ call, guarded }: Visit): Response | undefined =>
    guarded.provider.intercept_header_auth && call.header("authorization") ? unauthorizedPage(call) : undefined;
