import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect } from "chai";
import { ADMIN_TOKEN, CookieJar, createTestBackend } from "#mock/adapters/test/test-backend.ts";
import { provideLocations } from "#mock/encoding/place.ts";
import { openGeoip } from "./geoip.ts";

type Value = string | number | { readonly double: number } | readonly string[] | { readonly [name: string]: Value };
const isList = (value: Value): value is readonly string[] => Array.isArray(value);

/** A value as MaxMind DB writes it: maxmind.github.io/MaxMind-DB, "Data Field Format". */
function written(value: Value): Buffer {
    if (typeof value === "string") return Buffer.concat([head(2, Buffer.byteLength(value)), Buffer.from(value)]);
    if (typeof value === "number") return Buffer.concat([head(6, 4), uint32(value)]);
    if (isList(value)) return Buffer.concat([Buffer.from([value.length, 4]), ...value.map(written)]);
    if ("double" in value && typeof value.double === "number") {
        const bytes = Buffer.alloc(8);
        bytes.writeDoubleBE(value.double);
        return Buffer.concat([head(3, 8), bytes]);
    }
    const entries = Object.entries(value);
    return Buffer.concat([head(7, entries.length), ...entries.flatMap(([name, member]) => [written(name), written(member)])]);
}

/** Up to 28 bytes, the tests need no more. */
const head = (type: number, size: number): Buffer => Buffer.from([(type << 5) | size]);

function uint32(value: number): Buffer {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
}

/** A database in which the network `prefix`.0/24 alone has a place. */
function database(databaseType: string, prefix: readonly number[], place: Value): Buffer {
    const bits = prefix.flatMap((byte) => [...byte.toString(2).padStart(8, "0")].map(Number));
    const count = bits.length;
    // A node is two records of 24 bits, where to go by the next bit: another node, nothing (`count`), or data (from `count` + 16).
    const record = (to: number): number[] => [to >> 16, (to >> 8) & 255, to & 255];
    const nodes = bits.flatMap((bit, at) => {
        const on = at + 1 < count ? at + 1 : count + 16;
        return [...record(bit === 0 ? on : count), ...record(bit === 1 ? on : count)];
    });
    const about = {
        ...{ node_count: count, record_size: 24, ip_version: 4, database_type: databaseType, languages: ["en"] },
        ...{ binary_format_major_version: 2, binary_format_minor_version: 0, build_epoch: 1_675_000_000, description: { en: "test" } },
    };
    return Buffer.concat([Buffer.from(nodes), Buffer.alloc(16), written(place), Buffer.from([0xab, 0xcd, 0xef]), Buffer.from("MaxMind.com"), written(about)]);
}

const PLACE = {
    city: { names: { en: "Oslo" } },
    continent: { code: "EU" },
    country: { iso_code: "NO" },
    location: { latitude: { double: 59.91 }, longitude: { double: 10.75 } },
};
const OSLO = { continent: "EU", country: "NO", lat: 59.91, long: 10.75, city: "Oslo" };

describe("serve --geoip", () => {
    let folder: string;
    const file = async (name: string, bytes: Buffer): Promise<string> => {
        await writeFile(path.join(folder, name), bytes);
        return path.join(folder, name);
    };
    const refusal = (asked: Promise<unknown>): Promise<string> =>
        asked.then(
            () => "taken",
            (error: Error) => error.message,
        );

    before(async () => {
        folder = await mkdtemp(path.join(tmpdir(), "geoip-"));
    });
    after(async () => {
        provideLocations(undefined);
        await rm(folder, { recursive: true });
    });

    it("finds the place of an address, and none of others and of what is no address", async () => {
        const locate = await openGeoip(await file("city.mmdb", database("GeoLite2-City", [81, 2, 69], PLACE)));
        expect(["81.2.69.7", "81.2.70.7", "nobody", ""].map(locate)).to.deep.equal([OSLO, undefined, undefined, undefined]);
    });

    it("says what is wrong with a file", async () => {
        const country = await file("country.mmdb", database("GeoLite2-Country", [81, 2, 69], PLACE));
        expect(await refusal(openGeoip(country)))
            .to.include("takes a database of cities")
            .and.include("GeoLite2-Country");
        expect(await refusal(openGeoip(await file("text.mmdb", Buffer.from("no database"))))).to.include("is no MaxMind database");
        expect(await refusal(openGeoip(path.join(folder, "nowhere.mmdb")))).to.include("cannot be read");
    });

    it("is asked before the made-up places of documentation addresses: in sessions, events, scores and policies", async () => {
        provideLocations(await openGeoip(await file("own.mmdb", database("GeoLite2-City", [198, 51, 100], PLACE))));
        const backend = await createTestBackend();
        const { admin } = backend;
        const jar = new CookieJar();
        /** From an address that has a place. */
        const send = async (where: string, body?: object, headers: Record<string, string> = {}) => {
            const init = body ? { method: "POST", headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) } : {};
            return backend.fetch(new Request(`http://authentik.test/api/v3/${where}`, init), jar, { ip: "198.51.100.7" });
        };
        const flow = "flows/executor/default-authentication-flow/?query=";
        for (const body of [undefined, { uid_field: "akadmin" }, undefined, { password: "wrong" }]) await send(flow, body);
        let answered = await send(flow, { password: "akadmin-pw" });
        while (answered.status === 302) answered = await send(flow);
        const { body: events } = await admin.get("events/events/?action=login&username=akadmin");
        expect(events.results.map(({ context }: { context: { geo: object } }) => context.geo)).to.include.deep.members([OSLO]);
        const { body: sessions } = await admin.get("core/authenticated_sessions/?last_ip=198.51.100.7");
        expect(sessions.results[0].geo_ip).to.deep.equal(OSLO);
        const { body: scores } = await admin.get("policies/reputation/scores/?ip=198.51.100.7");
        expect(scores.results[0].ip_geo_data).to.deep.equal(OSLO);
        const expression = 'place = context["geoip"]\nreturn place.country.iso_code == "NO" and place.city.name == "Oslo" and place.location.latitude > 59';
        const { body: policy } = await admin.post("policies/expression/", { name: "in Oslo", expression });
        const asked = await send(`policies/all/${policy.pk}/test/`, { user: sessions.results[0].user }, { authorization: `Bearer ${ADMIN_TOKEN}` });
        expect(await asked.json()).to.deep.include({ passing: true, messages: [] });
    });
});
