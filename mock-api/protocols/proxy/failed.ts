import { errorPage } from "#kernel/html.ts";
import { page } from "#kernel/operation.ts";

/** 400: somebody came back from authentik without what they were sent for. */
export const failedPage = (reason: string | null): Response =>
    page(
        errorPage("Signing in failed", reason || "What came back does not answer the sign-in that was begun in this browser. Open the application again."),
        400,
    );

/** 401: an Authorization header that opens nothing. A program cannot follow to a sign-in page. */
export const unauthorizedPage = (): Response => page(errorPage("Not signed in", "The Authorization header of this request is not valid here."), 401);
