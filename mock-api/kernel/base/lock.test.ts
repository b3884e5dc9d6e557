import { expect } from "chai";
import { Lock } from "./lock.ts";

/** What has happened once everything that could go on has gone on. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe("a lock", () => {
    it("lets one in at a time, in the order they came", async () => {
        const lock = new Lock();
        const seen: string[] = [];
        const enter = async (name: string): Promise<() => void> => {
            const end = await lock.take();
            seen.push(name);
            return end;
        };
        const [first, second, third] = [enter("first"), enter("second"), enter("third")];
        await settled();
        expect(seen).to.deep.equal(["first"]);
        (await first)();
        await settled();
        expect(seen).to.deep.equal(["first", "second"]);
        (await second)();
        (await third)();
        expect(seen).to.deep.equal(["first", "second", "third"]);
    });

    it("ended twice lets nobody in who has to wait for another", async () => {
        const lock = new Lock();
        const end = await lock.take();
        end();
        const endNext = await lock.take();
        end();
        let isIn = false;
        const waiting = lock.take().then((done) => ((isIn = true), done));
        await settled();
        expect(isIn).to.equal(false);
        endNext();
        (await waiting)();
        expect(isIn).to.equal(true);
    });
});

describe("a lock that several ask for", () => {
    it("lets one in at a time, in the order they came", async () => {
        const lock = new Lock();
        const seen: string[] = [];
        const visit = async (name: string) => {
            const release = await lock.take();
            seen.push(`${name} in`);
            await Promise.resolve();
            seen.push(`${name} out`);
            release();
        };
        await Promise.all(["a", "b", "c"].map(visit));
        expect(seen).to.deep.equal(["a in", "a out", "b in", "b out", "c in", "c out"]);
    });

    it("released twice does not let two in", async () => {
        const lock = new Lock();
        const release = await lock.take();
        const next = lock.take();
        release();
        release();
        const second = await next;
        let isThird = false;
        const third = lock.take().then((end) => ((isThird = true), end));
        await Promise.resolve();
        expect(isThird).to.equal(false);
        second();
        (await third)();
        expect(isThird).to.equal(true);
    });
});
