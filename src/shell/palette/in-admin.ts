import { href, type RouteState } from "#src/base/route.ts";

/** An address of the admin interface, from whichever interface one is in. */
export const inAdmin = (path: string, state: RouteState = {}): string => `/if/admin/${href(path, state)}`;
