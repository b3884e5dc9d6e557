import { expect } from "chai";
import { integer, text, uuid } from "#kernel/base/fields.ts";
import { canonicalUuid, faultOf, isoDate, keyFrom, milliseconds, timestamp } from "./formats.ts";

const UUID = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";

describe("formats", () => {
    it("canonicalUuid: one spelling for all, undefined for what is not a uuid", () => {
        for (const spelling of [UUID, UUID.toUpperCase(), UUID.replaceAll("-", "")]) expect(canonicalUuid(spelling)).to.equal(UUID);
        for (const other of ["", "x", `${UUID}0`, UUID.slice(1), 7, null, undefined, {}]) expect(canonicalUuid(other), String(other)).to.equal(undefined);
    });

    it("keyFrom: by the kind of the key", () => {
        expect(keyFrom(uuid(), UUID.toUpperCase())).to.equal(UUID);
        expect(keyFrom(undefined, "7")).to.equal(undefined);
        expect(keyFrom(integer(), "7")).to.equal(7);
        for (const wrong of ["", "x", "-1", "1.5", " 1"]) expect(keyFrom(integer(), wrong), wrong).to.equal(undefined);
    });

    it("isoDate: every way to write a moment, in UTC", () => {
        for (const [written, moment] of [
            ["2023-02-01T03:04:05Z", "2023-02-01T03:04:05Z"],
            ["2023-02-01 03:04", "2023-02-01T03:04:00Z"],
            ["2023-2-1T3:04:05", "2023-02-01T03:04:05Z"],
            ["2023-02-01T03:04:05.123456Z", "2023-02-01T03:04:05.123456Z"],
            ["2023-02-01T03:04:05.1Z", "2023-02-01T03:04:05.100000Z"],
            ["2023-02-01T03:04:05.000Z", "2023-02-01T03:04:05Z"],
            ["2023-02-01T00:30:00+01:00", "2023-01-31T23:30:00Z"],
            ["2023-02-01T00:30:00+01", "2023-01-31T23:30:00Z"],
            ["2023-02-01T00:30:00-0130", "2023-02-01T02:00:00Z"],
            ["2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z"],
        ] as const)
            expect(isoDate(written), written).to.equal(moment);
        for (const wrong of ["", "2023-02-01", "2023-02-29T00:00Z", "2023-13-01T00:00Z", "2023-02-01T25:00Z", "now", "2023-02-01T03:04:05 PST"])
            expect(isoDate(wrong), wrong).to.equal(undefined);
    });

    it("timestamp: with microseconds, as the API writes them", () => {
        expect(timestamp(Date.UTC(2023, 1, 1, 3, 4, 5, 6))).to.equal("2023-02-01T03:04:05.006000Z");
    });

    it("A14: durations are pairs of a name and a number, and no longer than any calendar", () => {
        const faultIn = (value: string): string | undefined => faultOf(text({ format: "duration" }), value);
        for (const right of ["hours=1", "hours=1.5;minutes=-2", "HOURS=1; minutes=2", "hours=1;leap_years=2", "seconds=0", "days=365250"])
            expect(faultIn(right), right).to.equal(undefined);
        for (const wrong of ["", "1", "hours", "hours=abc", "hours=abc;days=1", "days=1;", "days=1;x", "days=1=2", "leap_years=2", "days=1e3"])
            expect(faultIn(wrong), wrong).to.equal(`${wrong} is not in the correct format of 'hours=3;minutes=1'.`);
        for (const long of ["days=99999999999", "weeks=-99999999", `hours=${"9".repeat(400)}`, "days=365250;seconds=1"])
            expect(faultIn(long), long).to.equal(`${long} is longer than a thousand years.`);
        expect(milliseconds("days=1;HOURS=1; minutes=1;leap_years=1")).to.equal(90_060_000);
        const endless = "9".repeat(400);
        for (const long of ["days=99999999999", `hours=${endless}`, `hours=-${endless}`, `hours=${endless};days=-${endless}`])
            expect(new Date(Date.UTC(2023, 1, 1) + milliseconds(long)).getTime(), long).to.not.be.NaN;
    });

    it("ip and path", () => {
        for (const ip of ["1.2.3.4", "255.255.255.255", "::1", "2001:db8::1"]) expect(faultOf(text({ format: "ip" }), ip), ip).to.equal(undefined);
        for (const wrong of ["1.2.3", "1.2.3.256", "1.2.3.4.", "x", ":x:"]) expect(faultOf(text({ format: "ip" }), wrong), wrong).to.be.a("string");
        expect(faultOf(text({ format: "path" }), "users/internal")).to.equal(undefined);
        for (const wrong of ["/users", "users/", "a//b"]) expect(faultOf(text({ format: "path" }), wrong), wrong).to.be.a("string");
        expect(faultOf(text(), "anything at all")).to.equal(undefined);
    });
});
