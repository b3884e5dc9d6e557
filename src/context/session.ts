import { ApiError } from "#src/base/errors.ts";
import { users, type SessionUser } from "#src/api/users.api.ts";
import { signIn } from "#src/base/browser.ts";
import { Shared } from "#src/base/shared.ts";

/** Who is signed in, and who acts as them while impersonating. Without a session the browser goes to the sign-in. */
export const session = new Shared<SessionUser>(async () => {
    try {
        return await users.me();
    } catch (error) {
        if (error instanceof ApiError && (error.status === 401 || error.status === 403)) signIn();
        throw error;
    }
});
