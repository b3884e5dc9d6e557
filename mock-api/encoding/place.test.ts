import { expect } from "chai";
import { placeOf } from "./place.ts";

describe("places of addresses", () => {
    it("are made up for those of documents, and unknown for all others", () => {
        for (const [ip, city] of [
            ["203.0.113.64", "Utrecht"],
            ["203.0.113.191", "Lisbon"],
            ["203.0.113.255", "Pune"],
            ["198.51.100.1", "Canberra"],
            ["192.0.2.201", "Reykjavík"],
            ["2001:db8::1", "Reykjavík"],
            ["2001:0DB8:0:1::", "Reykjavík"],
        ] as const)
            expect(placeOf(ip)?.city, ip).to.equal(city);
        for (const ip of ["203.0.113.63", "127.0.0.1", "10.20.1.5", "2001:db80::1", "::1", "192.0.20.1", "", "nobody"])
            expect(placeOf(ip), ip).to.equal(undefined);
    });
});
