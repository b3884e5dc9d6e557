import { expect } from "chai";
import { amrOf } from "./claims.ts";

describe("how somebody signed in, as a token tells it (M13, M16.2; RFC 8176)", () => {
    const login = (method: string, hasSecondFactor = false) => amrOf({ at: 0, method, hasSecondFactor });

    it("is a password", () => expect(login("password")).to.deep.equal(["pwd"]));
    it("is a password and a second factor", () => expect(login("password", true)).to.deep.equal(["pwd", "mfa"]));
    it("is a security key alone", () => expect(login("auth_webauthn_pwl")).to.deep.equal(["user"]));
    it("is left out where none of the names says it", () =>
        expect([login("token"), login("token", true), login("")]).to.deep.equal([undefined, undefined, undefined]));
});
