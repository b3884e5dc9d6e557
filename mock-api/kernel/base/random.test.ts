import { expect } from "chai";
import { randomness, seededBytes } from "./random.ts";

describe("randomness", () => {
    it("is the same again from the same seed, and another from another", () => {
        const drawn = (seed: number) => {
            const random = randomness(seededBytes(seed), () => 7);
            return [random.uuid(), random.text(8), [...random.bytes(4)], random.now()];
        };
        expect(drawn(1)).to.deep.equal(drawn(1));
        expect(drawn(1)).not.to.deep.equal(drawn(2));
    });

    it("makes uuids of version 4", () => {
        for (const bytes of [seededBytes(3), () => new Uint8Array(16), () => new Uint8Array(16).fill(255)])
            expect(randomness(bytes).uuid()).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    });

    it("makes texts of letters and digits, each as likely as any other", () => {
        let asked = 0;
        // 248 to 255 would make the first eight letters likelier: they are thrown away.
        const bytes = (length: number) => Uint8Array.from({ length }, () => (asked++ % 2 ? 61 : 250));
        expect(randomness(bytes).text(5)).to.equal("99999");
        expect(randomness(seededBytes(1)).text(200)).to.match(/^[A-Za-z0-9]{200}$/);
    });

    it("of the platform is never the same twice, whatever its length", () => {
        const random = randomness();
        for (const length of [1, 16, 4096, 5000]) expect(random.bytes(length)).to.have.length(length);
        expect(new Set(Array.from({ length: 100 }, () => random.uuid())).size).to.equal(100);
    });
});
