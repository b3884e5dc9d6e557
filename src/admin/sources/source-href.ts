import { href } from "#src/base/route.ts";

/** The page of a source. */
export const sourceHref = (slug: string): string => href(`/core/sources/${slug}`);
