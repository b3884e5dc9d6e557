import { ApiError } from "#src/base/errors.ts";
import { send } from "./client.ts";
import { answer } from "./endpoint.ts";

/** What only a sandbox has. A real authentik has no such address. */
export const sandbox = {
    /** Whether the server is one. */
    isThere: (signal?: AbortSignal): Promise<boolean> =>
        answer(send("GET", "/-/sandbox/python/", { signal })).then(
            () => true,
            (error: unknown) => {
                if (error instanceof ApiError && error.status === 404) return false;
                throw error;
            },
        ),
};
