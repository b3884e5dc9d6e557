import { expect, fixture, html } from "@open-wc/testing";
import { resetMouse, sendKeys, sendMouse } from "@web/test-runner-commands";
import { Sorting } from "./sorting.ts";

const HEIGHT = 40;
/** Past the middle of the item after the next. */
const WAY = 90;

describe("sorting by hand", () => {
    /** A list of four, each as high as the others; `moves` is what it was told. */
    const make = async () => {
        const moves: string[] = [];
        const list: HTMLElement = await fixture(html`<ul></ul>`);
        const sorting = new Sorting({ items: () => [...list.querySelectorAll("li")], move: (from, to) => moves.push(`${from} to ${to}`) });
        for (const name of ["a", "b", "c", "d"]) {
            const [item, handle] = [document.createElement("li"), document.createElement("button")];
            item.style.blockSize = `${HEIGHT}px`;
            handle.textContent = name;
            handle.addEventListener("pointerdown", sorting.grab);
            handle.addEventListener("keydown", sorting.press);
            item.append(handle);
            list.append(item);
        }
        const items = [...list.querySelectorAll("li")];
        const middleOf = (index: number): [number, number] => {
            const { left, top, width, height } = items[index]!.firstElementChild!.getBoundingClientRect();
            return [Math.round(left + width / 2), Math.round(top + height / 2)];
        };
        return { list, items, moves, middleOf, ways: () => items.map((item) => Number.parseFloat(item.style.translate.split(" ")[1] ?? "0")) };
    };
    const mouse = async (...steps: Parameters<typeof sendMouse>[0][]): Promise<void> => {
        for (const step of steps) await sendMouse(step);
    };
    afterEach(() => resetMouse());

    it("moves what is dragged to where it is let go; the others make room meanwhile", async () => {
        const { items, moves, middleOf, ways } = await make();
        const [x, y] = middleOf(0);
        await mouse({ type: "move", position: [x, y] }, { type: "down" }, { type: "move", position: [x, y + WAY] });
        expect(items[0]!.hasAttribute("data-dragged")).to.equal(true);
        expect(ways()).to.deep.equal([WAY, -HEIGHT, -HEIGHT, 0]);
        expect(moves).to.deep.equal([]);
        await mouse({ type: "up" });
        expect(moves).to.deep.equal(["0 to 2"]);
        expect(ways()).to.deep.equal([0, 0, 0, 0]);
        expect(items[0]!.hasAttribute("data-dragged")).to.equal(false);
    });

    it("drags upwards too, no further than the ends, and moves nothing that comes back to its place", async () => {
        const { moves, middleOf, ways } = await make();
        const [x, y] = middleOf(3);
        await mouse({ type: "move", position: [x, y] }, { type: "down" }, { type: "move", position: [x, y - 50] });
        expect(ways().slice(0, 3)).to.deep.equal([0, 0, HEIGHT]);
        await mouse({ type: "move", position: [x, y] }, { type: "up" });
        expect(moves).to.deep.equal([]);
        await mouse({ type: "down" }, { type: "move", position: [x, 0] }, { type: "up" });
        expect(moves).to.deep.equal(["3 to 0"]);
    });

    it("one is passed when its middle is, however high it is", async () => {
        const { items, moves, middleOf } = await make();
        items[1]!.style.blockSize = "200px";
        const [x, y] = middleOf(2);
        await mouse({ type: "move", position: [x, y] }, { type: "down" }, { type: "move", position: [x, y - 90] }, { type: "up" });
        expect(moves).to.deep.equal([]);
        await mouse({ type: "move", position: [x, y] }, { type: "down" }, { type: "move", position: [x, y - 120] }, { type: "up" });
        expect(moves).to.deep.equal(["2 to 1"]);
    });

    it("Escape ends a drag without a move, and what is around stays open", async () => {
        const { list, moves, middleOf, ways } = await make();
        const heard: string[] = [];
        list.addEventListener("keydown", ({ key }) => heard.push(key));
        const [x, y] = middleOf(0);
        await mouse({ type: "move", position: [x, y] }, { type: "down" }, { type: "move", position: [x, y + 50] });
        await sendKeys({ press: "Escape" });
        expect(ways()).to.deep.equal([0, 0, 0, 0]);
        await mouse({ type: "up" });
        expect([moves, heard]).to.deep.equal([[], []]);
    });

    it("arrow keys move by one place, and not beyond the ends", async () => {
        const { items, moves } = await make();
        const handle = (index: number) => items[index]!.querySelector("button")!;
        handle(1).focus();
        await sendKeys({ press: "ArrowDown" });
        await sendKeys({ press: "ArrowUp" });
        handle(0).focus();
        await sendKeys({ press: "ArrowUp" });
        handle(3).focus();
        await sendKeys({ press: "ArrowDown" });
        expect(moves).to.deep.equal(["1 to 2", "1 to 0"]);
    });
});
