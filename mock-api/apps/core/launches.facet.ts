import { facet } from "#kernel/facet.ts";

/** Where a provider says that its application is, by the application's slug; null where it does not know. */
export type Launch<R> = (provider: R, slug: string) => string | null;

export const launches = facet<Launch<never>>("launches");
