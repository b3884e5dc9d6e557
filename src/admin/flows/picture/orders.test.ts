import { expect } from "@open-wc/testing";
import { changesFor, inTurn, orderBetween, writeInTurn, type Change, type Place } from "./orders.ts";

/** Bindings of stages a, b, c … at these orders. */
const places = (...orders: [stage: string, order: number][]): Place[] => orders.map(([stage, order], index) => ({ pk: `${index}`, stage, order }));
const moved = (sequence: readonly Place[], from: number, to: number): Place[] => {
    const others = sequence.filter((_, index) => index !== from);
    return [...others.slice(0, to), sequence[from]!, ...others.slice(to)];
};
/** Orders after the changes, in sequence. */
const after = (sequence: readonly Place[], changes: readonly Change[]): number[] =>
    sequence.map(({ pk, order }) => changes.findLast((change) => change.pk === pk)?.to ?? order);

describe("orders of a flow's stages", () => {
    it("a new one stands between its neighbors, with room left on both sides", () => {
        expect(orderBetween(undefined, undefined)).to.equal(0);
        expect(orderBetween(30, undefined)).to.equal(40);
        expect(orderBetween(10, 20)).to.equal(15);
        expect(orderBetween(undefined, 20)).to.equal(10);
        expect(orderBetween(undefined, 5)).to.equal(0);
    });

    it("where there is no room it takes the place of the one after, which gives way", () => {
        expect(orderBetween(10, 11)).to.equal(11);
        expect(orderBetween(undefined, 0)).to.equal(0);
        expect(orderBetween(undefined, -5)).to.equal(-5);
        expect(orderBetween(7, 7)).to.equal(8);
    });

    it("moving one changes only that one where there is room", () => {
        const sequence = moved(places(["a", 10], ["b", 20], ["c", 30]), 2, 0);
        expect(changesFor(sequence, "2")).to.deep.equal([{ pk: "2", from: 30, to: 0 }]);
    });

    it("without room those after it are pushed on, and no more than those", () => {
        const sequence = moved(places(["a", 0], ["b", 1], ["c", 2], ["d", 50]), 2, 0);
        const changes = changesFor(sequence, "2");
        expect(after(sequence, changes)).to.deep.equal([0, 1, 2, 50]);
    });

    it("of two with the same order the later one moves on", () => {
        const sequence = places(["a", 10], ["b", 10], ["c", 20]);
        expect(changesFor(sequence)).to.deep.equal([{ pk: "1", from: 10, to: 11 }]);
    });

    it("every move of every arrangement ends in orders that grow, and no stage stands at one order twice on the way", () => {
        const arrangements = [
            places(["a", 0], ["b", 1], ["a", 2], ["b", 3]),
            places(["a", 10], ["a", 11], ["a", 12]),
            places(["a", 0], ["b", 0], ["c", 0], ["a", 1]),
            places(["a", 0], ["a", 10], ["b", 11], ["a", 12], ["a", 13]),
        ];
        for (const start of arrangements)
            for (const from of start.keys())
                for (const to of start.keys()) {
                    if (from === to) continue;
                    const sequence = moved(start, from, to);
                    const turns = inTurn(sequence, changesFor(sequence, `${from}`));
                    const end = after(sequence, turns);
                    expect(end, `${from} to ${to}`).to.deep.equal([...new Set(end)].sort((a, b) => a - b));
                    const now = new Map(start.map(({ pk, order }) => [pk, order]));
                    for (const turn of turns) {
                        expect(now.get(turn.pk)).to.equal(turn.from);
                        now.set(turn.pk, turn.to);
                        const standing = sequence.map(({ pk, stage }) => `${stage} ${now.get(pk)}`);
                        expect(new Set(standing).size, standing.join()).to.equal(standing.length);
                    }
                }
    });

    it("two of one stage that change places step aside for each other", () => {
        const sequence = places(["a", 1], ["a", 2]);
        const turns = inTurn(sequence, [
            { pk: "0", from: 1, to: 2 },
            { pk: "1", from: 2, to: 1 },
        ]);
        expect(turns.map(({ pk, to }) => `${pk}→${to}`)).to.deep.equal(["0→3", "1→1", "0→2"]);
    });

    it("what was written before a failure is taken back, last first", async () => {
        const written: string[] = [];
        const write = async (pk: string, order: number): Promise<void> => {
            if (pk === "c") throw new Error("Not this one.");
            written.push(`${pk}=${order}`);
        };
        const turns = ["a", "b", "c", "d"].map((pk, index) => ({ pk, from: index, to: index + 10 }));
        const failure = await writeInTurn(turns, write).catch((error: unknown) => error);
        expect(String(failure)).to.equal("Error: Not this one.");
        expect(written).to.deep.equal(["a=10", "b=11", "b=1", "a=0"]);
    });
});
