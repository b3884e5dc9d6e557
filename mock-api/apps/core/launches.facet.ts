import { facet, type OfRow } from "#kernel/base/facet.ts";
import type { Stored } from "#kernel/store/schema.ts";

/** The launch address that a provider knows, by the application's slug; null where it has none. */
export type Launch<R> = OfRow<R, [slug: string], string | null>;

export const launches = facet<Launch<Stored>>("launches");
