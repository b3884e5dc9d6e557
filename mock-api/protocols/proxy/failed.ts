import type { Call } from "#kernel/http/call.ts";
import { errorPage } from "#kernel/http/html.ts";
import { page } from "#kernel/http/operation.ts";
import { type Reader, readerOf } from "#kernel/http/reader.ts";
import { OUTPOST_PATH } from "./outpost-path.ts";

/** Whoever reads a page of ours at the host of an application. */
export const visitorOf = (call: Call): Reader => ({ ...readerOf(call), filesBelow: OUTPOST_PATH.slice(0, -1) });

/** 400: somebody came back from authentik without what they were sent for. */
export const failedPage = (call: Call, reason: string | null): Response =>
    page(
        errorPage(
            "Signing in failed",
            reason || "What came back does not answer the sign-in that was begun in this browser. Open the application again.",
            visitorOf(call),
        ),
        400,
    );

/** 401: an Authorization header that opens nothing. A program cannot follow to a sign-in page. */
export const unauthorizedPage = (call: Call): Response =>
    page(errorPage("Not signed in", "The Authorization header of this request is not valid here.", visitorOf(call)), 401);
