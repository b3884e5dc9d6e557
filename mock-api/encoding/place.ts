/** Where an address lies, as far as that is known; "" for what is not. */
export type Place = {
    /** Two letters of the continent and of the country (ISO 3166-1). */
    readonly continent: string;
    readonly country: string;
    /** Degrees; null where the data say nothing. */
    readonly lat: number | null;
    readonly long: number | null;
    readonly city: string;
};

/** Finds where an address lies. */
export type Locate = (ip: string) => Place | undefined;

const UTRECHT: Place = { continent: "EU", country: "NL", lat: 52.09, long: 5.12, city: "Utrecht" };
const LISBON: Place = { continent: "EU", country: "PT", lat: 38.72, long: -9.14, city: "Lisbon" };
const PUNE: Place = { continent: "AS", country: "IN", lat: 18.52, long: 73.86, city: "Pune" };
const REYKJAVIK: Place = { continent: "EU", country: "IS", lat: 64.15, long: -21.94, city: "Reykjavík" };
const CANBERRA: Place = { continent: "OC", country: "AU", lat: -35.28, long: 149.13, city: "Canberra" };

/**
 * Places of addresses that nobody has: those of documents (RFC 5737, RFC 3849), made up for the sample company. Its people live around its three offices;
 * whoever is from elsewhere is far away.
 */
const DOCUMENTED: readonly (readonly [prefix: string, from: number, to: number, place: Place])[] = [
    ["203.0.113.", 64, 127, UTRECHT],
    ["203.0.113.", 128, 191, LISBON],
    ["203.0.113.", 192, 255, PUNE],
    ["198.51.100.", 0, 255, CANBERRA],
    ["192.0.2.", 0, 255, REYKJAVIK],
];

function documented(ip: string): Place | undefined {
    if (/^2001:0?db8:/i.test(ip)) return REYKJAVIK;
    const last = Number(ip.split(".")[3] ?? NaN);
    return DOCUMENTED.find(([prefix, from, to]) => ip.startsWith(prefix) && last >= from && last <= to)?.[3];
}

let ofHost: Locate | undefined;

/** Called by a host that has data of its own: they are asked first. */
export function provideLocations(provided: Locate | undefined): void {
    ofHost = provided;
}

/** Where an address lies; undefined where nobody knows. */
export const placeOf: Locate = (ip) => ofHost?.(ip) ?? documented(ip);
