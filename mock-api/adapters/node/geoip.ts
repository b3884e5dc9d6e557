import { readFile } from "node:fs/promises";
import { type CityResponse, Reader, validate } from "maxmind";
import type { Locate } from "#mock/encoding/place.ts";

/** What finds places in a MaxMind database of cities: `serve --geoip`. Rejects with an Error that says what is wrong with the file. */
export async function openGeoip(file: string): Promise<Locate> {
    const reader = await read(file);
    if (!/City|Enterprise/.test(reader.metadata.databaseType))
        throw new Error(`--geoip takes a database of cities, such as GeoLite2-City.mmdb: ${file} is a ${reader.metadata.databaseType}.`);
    return (ip) => {
        const found = validate(ip) ? reader.get(ip) : null;
        if (!found) return undefined;
        return {
            continent: found.continent?.code ?? "",
            country: found.country?.iso_code ?? "",
            lat: found.location?.latitude ?? null,
            long: found.location?.longitude ?? null,
            city: found.city?.names.en ?? "",
        };
    };
}

async function read(file: string): Promise<Reader<CityResponse>> {
    const bytes = await readFile(file).catch((error: unknown) => {
        throw new Error(`--geoip: ${file} cannot be read (${error instanceof Error ? error.message : String(error)}).`);
    });
    try {
        return new Reader<CityResponse>(bytes);
    } catch {
        throw new Error(`--geoip: ${file} is no MaxMind database.`);
    }
}
