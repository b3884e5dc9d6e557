import { remember, remembered } from "#src/base/remembered.ts";
import { session } from "./session.ts";

/** What somebody new is led to. */
export type First = "demo" | "application" | "flow" | "invitation" | "outside" | "export";

const PREFIX = "ak-did-";

/** Whoever signs in next in this browser has not done it. */
const keyOf = (first: First): string | undefined => (session.value ? `${PREFIX}${first}-${session.value.user.pk}` : undefined);

/** What the signed-in user has done at least once in this browser. */
export const firsts = {
    did(first: First): boolean {
        const key = keyOf(first);
        return key !== undefined && remembered(key) !== undefined;
    },
    /** Whether a key of the storage is one of these. */
    isKey: (key: string): boolean => key.startsWith(PREFIX),
    done(first: First): void {
        const key = keyOf(first);
        if (key) remember(key, "1");
    },
};
