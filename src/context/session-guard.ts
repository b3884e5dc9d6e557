import { onRefusal } from "#src/api/client.ts";
import { users } from "#src/api/users.api.ts";
import { browser, signIn } from "#src/base/browser.ts";
import { ApiError } from "#src/base/errors.ts";
import { tabMemory } from "#src/base/tab-memory.ts";
import { session } from "./session.ts";

/** Asks the visitor to sign in over the page; resolves with whether they did. */
type SignInAgain = () => Promise<boolean>;

let signInAgain: SignInAgain | undefined;
let checking: Promise<boolean> | undefined;

/**
 * Keeps the page whole when the session behind it ends: by hand, in another tab, by an administrator, or by time.
 * A request that is refused for this reason waits until the visitor has signed in again and is then sent once more, so
 * that a form can still be saved. Called once by each interface whose pages need somebody signed in.
 */
export function guardSession(ask: SignInAgain): void {
    signInAgain = ask;
    onRefusal(async (path, status) => {
        if (path.startsWith("/core/users/me/")) return false;
        if (status !== 404) return renewSession();
        // Most that is not found is gone for everybody: nobody waits to be told so.
        void renewSession();
        return false;
    });
    addEventListener("pageshow", ({ persisted }) => {
        if (persisted) void returned();
    });
    document.addEventListener("visibilitychange", () => {
        if (document.visibilityState === "visible") void lookedAtAgain();
    });
}

/**
 * Checks whether the session is still valid, and lets the visitor sign in when it is not; concurrent callers share one answer.
 * @returns whether there is a new session of the same user, so that what was refused is worth another try
 */
export function renewSession(): Promise<boolean> {
    return (checking ??= renew().finally(() => (checking = undefined)));
}

async function renew(): Promise<boolean> {
    const before = session.value?.user.pk;
    // While the page is still loading, the session itself leads to the sign-in.
    if (before === undefined || !signInAgain) return false;
    const now = await signedIn();
    if (now === "another") beginAgain();
    if (now !== "nobody") return false;
    if (!(await signInAgain())) {
        signIn();
        return false;
    }
    const { user } = await session.refresh();
    if (user.pk === before) return true;
    beginAgain();
    return false;
}

/** Noted in a tab whose visitor is no administrator any more, for the page that they are led to. */
export const RIGHTS_LOST = "ak-rights-lost";

/**
 * Who is signed in, beside whoever this page was made for: somebody whose rights as an administrator were taken away is another, to whom the server shows
 * nothing of what is here. Without a connection nothing is known, and nothing is to be done.
 */
async function signedIn(): Promise<"the same" | "another" | "nobody" | "unknown"> {
    try {
        const { user } = await users.me();
        const before = session.value?.user;
        const isLess = before?.is_superuser === true && !user.is_superuser;
        if (user.pk !== before?.pk) return "another";
        if (isLess) tabMemory.note(RIGHTS_LOST);
        return isLess ? "another" : "the same";
    } catch (error) {
        return error instanceof ApiError && (error.status === 401 || error.status === 403) ? "nobody" : "unknown";
    }
}

/** What this page shows is somebody else's: it is gone at once, with what was typed, so that nobody is asked whether to keep that. */
function beginAgain(): void {
    document.body.replaceChildren();
    browser.reload();
}

/** The browser's Back brought the page out of its cache as it was left: nothing of it is shown before its session is known to be valid. */
async function returned(): Promise<void> {
    document.body.hidden = true;
    const now = await signedIn();
    if (now === "nobody" || now === "another") browser.reload();
    else document.body.hidden = false;
}

/** In another tab somebody else may have signed in, in whose name this page would go on. That nobody is signed in is asked about once something is to be done. */
async function lookedAtAgain(): Promise<void> {
    if (session.value && (await signedIn()) === "another") beginAgain();
}
