import { expect } from "chai";
import { trustedBy, trusting } from "./trusted-proxies.ts";

describe("proxies that are trusted", () => {
    const NEARBY = ["127.0.0.1", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.7.7", "::1", "fe80::1", "fe80::1%eth0"];
    const ELSEWHERE = ["203.0.113.7", "172.32.0.1", "11.0.0.1", "2001:db8::1", "fd00::1", "127.0.0.1.evil", "unknown", ""];

    it("are those of this machine and of private networks", () => {
        const trusts = trustedBy(undefined);
        expect(NEARBY.filter((ip) => !trusts(ip))).to.deep.equal([]);
        expect(ELSEWHERE.filter(trusts)).to.deep.equal([]);
    });

    it("are those of the networks that are named, and no others", () => {
        const trusts = trustedBy("203.0.113.0/24, 2001:db8::/32,198.51.100.9");
        expect(["203.0.113.7", "2001:db8::1", "198.51.100.9"].filter((ip) => !trusts(ip))).to.deep.equal([]);
        expect([...NEARBY, "198.51.100.8", "203.0.114.1"].filter(trusts)).to.deep.equal([]);
    });

    it("are none where none is named", () => expect([...NEARBY, ...ELSEWHERE].filter(trustedBy(""))).to.deep.equal([]));

    for (const wrong of ["nginx", "10.0.0.0/33", "10.0.0.0/x", "10.0.0.0/", "::1/129", "300.0.0.1"])
        it(`is an error at the start, not a rule that never holds: ${wrong}`, () => expect(() => trusting([wrong])).to.throw(wrong));
});
