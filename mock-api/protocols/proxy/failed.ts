import type { Call } from "#kernel/call.ts";
import { errorPage } from "#kernel/html.ts";
import { page } from "#kernel/operation.ts";
import { readerOf } from "#kernel/reader.ts";

/** 400: somebody came back from authentik without what they were sent for. */
export const failedPage = (call: Call, reason: string | null): Response =>
    page(
        errorPage(
            "Signing in failed",
            reason || "What came back does not answer the sign-in that was begun in this browser. Open the application again.",
            readerOf(call),
        ),
        400,
    );

/** 401: an Authorization header that opens nothing. A program cannot follow to a sign-in page. */
export const unauthorizedPage = (call: Call): Response =>
    page(errorPage("Not signed in", "The Authorization header of this request is not valid here.", readerOf(call)), 401);
