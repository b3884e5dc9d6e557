import { expect } from "chai";
import { decodeJwt, encodeJwt } from "./jwt.ts";
import { equalInTime } from "./password.ts";

describe("JWTs that only we read", () => {
    const token = encodeJwt({ sid: "one" }, "secret");

    it("are read, the second time as the first", () => {
        for (let time = 0; time < 2; time++) expect(decodeJwt(token, "secret")).to.deep.equal({ sid: "one" });
    });

    it("are nothing to whoever has another secret, also after they were read by the right one", () => {
        decodeJwt(token, "secret");
        expect(decodeJwt(token, "another")).to.equal(undefined);
        expect(decodeJwt(token, "secret")).to.deep.equal({ sid: "one" });
    });

    it("are nothing where a part was changed", () => {
        const [header, , signature] = token.split(".");
        const [, claims] = encodeJwt({ sid: "two" }, "other").split(".");
        for (const forged of [`${header}.${claims}.${signature}`, `${token}A`, token.slice(0, -1), `${header}.${claims}.`, ""])
            expect(decodeJwt(forged, "secret"), forged).to.equal(undefined);
    });
});

describe("Texts that are compared in constant time", () => {
    it("are equal when every character is", () => {
        expect(equalInTime("grün", "grün")).to.equal(true);
        expect(equalInTime("", "")).to.equal(true);
        for (const [a, b] of [
            ["abc", "abd"],
            ["abc", "abcd"],
            ["abc", ""],
            ["ā", "a"],
        ] as const)
            expect(equalInTime(a, b), `${a} ${b}`).to.equal(false);
    });
});
