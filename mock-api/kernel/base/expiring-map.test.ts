import { expect } from "chai";
import { ExpiringMap } from "./expiring-map.ts";

describe("a map that forgets", () => {
    const made = (limit?: number) => {
        const map = new ExpiringMap<number>(100, limit);
        map.set("a", 1, 0);
        map.set("b", 2, 50);
        return map;
    };

    it("knows a value until its time is over, to the millisecond", () => {
        const map = made();
        expect([99, 100].map((now) => map.get("a", now))).to.deep.equal([1, undefined]);
        expect([map.names(99), map.names(100), map.names(150)]).to.deep.equal([["a", "b"], ["b"], []]);
    });

    it("begins anew with a name that is set again, which then is the youngest", () => {
        const map = made(2);
        map.set("a", 3, 60);
        expect([map.get("a", 159), map.get("b", 159)]).to.deep.equal([3, undefined]);
        map.set("c", 4, 60);
        expect(map.names(61), "the oldest makes room").to.deep.equal(["a", "c"]);
    });

    it("forgets what it is told to: one, or all", () => {
        const map = made();
        map.delete("a");
        map.delete("nobody");
        expect(map.names(60)).to.deep.equal(["b"]);
        map.clear();
        expect(map.names(60)).to.deep.equal([]);
    });

    it("clears away what is over when it takes something new", () => {
        const map = made();
        map.set("c", 3, 149);
        expect(map.names(0), "also for a clock that runs back").to.deep.equal(["b", "c"]);
    });
});
