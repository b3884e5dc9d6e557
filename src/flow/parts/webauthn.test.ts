import { expect } from "@open-wc/testing";
import { byName, obstacle, rpIdOf } from "./webauthn.ts";

describe("security keys in a browser", () => {
    for (const [rpId, isSecure, said] of [
        ["localhost", true, undefined],
        ["sso.example.org", true, undefined],
        ["127.0.0.1", true, "address"],
        ["[::1]", true, "address"],
        ["sso.example.org", false, "insecure"],
        [undefined, true, undefined],
    ] as const)
        it(`${rpId}${isSecure ? "" : ", not secure"}: ${said ?? "can be asked for"}`, () => {
            expect(obstacle(rpId, isSecure)).to.equal(said);
        });

    it("finds the relying party of either ceremony", () => {
        expect([rpIdOf({ rpId: "a" }), rpIdOf({ rp: { id: "b" } }), rpIdOf({}), rpIdOf(undefined)]).to.deep.equal(["a", "b", undefined, undefined]);
    });

    it("leads from an address of this machine to its name, and from no other", () => {
        expect(byName("http://127.0.0.1:9000/if/flow/x/?next=%2F#a")).to.equal("http://localhost:9000/if/flow/x/?next=%2F#a");
        expect(byName("http://[::1]:9000/")).to.equal("http://localhost:9000/");
        expect(byName("http://192.168.0.1/")).to.equal(undefined);
    });
});
