import { ApiError } from "#src/common/errors.ts";

/** What an operation answers; `instead` from a backend that does not have it yet, and so has nothing of its kind. */
export async function unlessAbsent<T>(answering: Promise<T>, instead: T): Promise<T> {
    try {
        return await answering;
    } catch (error) {
        if (error instanceof ApiError && error.status === 404) return instead;
        throw error;
    }
}
