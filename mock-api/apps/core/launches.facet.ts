import { facet, type OfRow } from "#kernel/facet.ts";
import type { Stored } from "#kernel/schema.ts";

/** Where a provider says that its application is, by the application's slug; null where it does not know. */
export type Launch<R> = OfRow<R, [slug: string], string | null>;

export const launches = facet<Launch<Stored>>("launches");
