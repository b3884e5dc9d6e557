import { href } from "#src/base/route.ts";

/** The page of a user. @param pk as the API and events write it */
export const userHref = (pk: number | string): string => href(`/identity/users/${pk}`);
