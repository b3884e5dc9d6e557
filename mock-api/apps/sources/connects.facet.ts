import { facet, type OfRow } from "#kernel/base/facet.ts";
import type { Stored } from "#kernel/store/schema.ts";

/** How people connect themselves with a source. */
export interface Connecting {
    /** Element of the user settings that does it. */
    readonly component: string;
    readonly url: string;
    /** Picture that stands in for an icon of its own. */
    readonly picture?: string;
}

export type Connect<R> = OfRow<R, [], Connecting>;

export const connects = facet<Connect<Stored>>("connects");

/** Address of the picture of a service. */
export const servicePicture = (name: string): string => `/static/authentik/sources/${name}.svg`;
