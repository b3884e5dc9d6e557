import type { Call } from "./call.ts";
import { facet } from "#kernel/base/facet.ts";

/** Whose page it is. */
export interface Brand {
    readonly name: string;
    /** Addresses of pictures. */
    readonly logo: string;
    readonly favicon: string;
}

/** For whom a page outside the interfaces is made, and in whose name. */
export interface Reader {
    /** BCP 47. */
    readonly language: string;
    readonly brand: Brand;
    /** The path below which our own files are at the host of the page; left out: its root. */
    readonly filesBelow?: string;
    /** One of our sentences in their language; one that is not translated stays as it is. */
    readonly say: (sentence: string) => string;
}

/** Somebody of whom nothing is known. */
export const ANYBODY: Reader = {
    language: "en",
    brand: { name: "authentik sandbox", logo: "/static/dist/assets/icons/icon_left_brand.svg", favicon: "/static/dist/assets/icons/icon.png" },
    say: (sentence) => sentence,
};

/** What knows who reads: the kernel makes pages, and knows neither people nor tenants. */
export const readers = facet<(call: Call) => Reader>("reading");

/** Who reads the page that answers this request. */
export function readerOf(call: Call): Reader {
    const [find] = call.registry.with(readers).values();
    return find?.(call) ?? ANYBODY;
}
