import { html, type TemplateResult } from "lit";
import { language } from "#src/base/language.ts";
import "./flag.ts";

/** Where an address lies, as far as that is known. */
export interface Place {
    readonly continent?: unknown;
    /** ISO 3166-1, two letters. */
    readonly country?: unknown;
    readonly city?: unknown;
}

const isCountry = (country: unknown): country is string => typeof country === "string" && /^[A-Z]{2}$/.test(country);

/** City and country in the page's language; the continent where neither is known; "" where nothing is. */
export function placeName({ city, country, continent }: Place): string {
    const known = [city, isCountry(country) ? (new Intl.DisplayNames(language(), { type: "region", fallback: "code" }).of(country) ?? country) : country];
    const words = known.filter((word) => typeof word === "string" && word !== "");
    return words.length ? words.join(", ") : typeof continent === "string" ? continent : "";
}

/** An address, and below it where it lies, with the country's flag. */
export function addressWithPlace(address: unknown, place: Place | null | undefined): TemplateResult {
    const name = placeName(place ?? {});
    if (!name) return html`<span>${address}</span>`;
    const flag = isCountry(place?.country) ? html`<ak-flag country=${place.country}></ak-flag> ` : "";
    return html`<span class="stacked"><span>${address}</span><small class="place" data-tip>${flag}${name}</small></span>`;
}
