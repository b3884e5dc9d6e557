import { href } from "#src/base/route.ts";

/** The page of a group. */
export const groupHref = (pk: string): string => href(`/identity/groups/${pk}`);
