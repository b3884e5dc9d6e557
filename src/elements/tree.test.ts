import { expect, fixture, html } from "@open-wc/testing";
import type { Tree } from "./tree.ts";
import "./tree.ts";

describe("ak-tree", () => {
    let chosen: string[];
    const make = async (current = ""): Promise<Tree> => {
        chosen = [];
        return fixture<Tree>(
            html`<ak-tree
                label="Folders"
                root="All"
                current=${current}
                .paths=${["users", "users/berlin", "users/berlin/sales", "users/lisbon", "zebra"]}
                @ak-folder=${({ detail }: CustomEvent<string>) => chosen.push(detail)}
            ></ak-tree>`,
        );
    };
    const items = (tree: Tree) => [...tree.shadowRoot!.querySelectorAll("[role=treeitem]")].map((item) => item.textContent?.trim());
    const reached = (tree: Tree) => tree.shadowRoot!.activeElement?.textContent?.trim();
    const stop = (tree: Tree) => tree.shadowRoot!.querySelectorAll<HTMLElement>("[tabindex='0']");
    const keys = async (tree: Tree, ...names: string[]) => {
        for (const key of names) {
            stop(tree)[0]!.focus();
            tree.shadowRoot!.activeElement!.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true }));
            await tree.updateComplete;
            await tree.updateComplete;
        }
        return reached(tree);
    };

    it("is one stop for Tab, at the chosen folder, whose way is open", async () => {
        const tree = await make("users/berlin");
        expect(items(tree)).to.deep.equal(["All", "users", "berlin", "sales", "lisbon", "zebra"]);
        expect([...stop(tree)].map((item) => item.textContent?.trim())).to.deep.equal(["berlin"]);
        expect(tree.shadowRoot!.querySelector("[aria-selected=true]")!.textContent.trim()).to.equal("berlin");
    });

    it("goes up and down through what is in view", async () => {
        const tree = await make();
        expect(await keys(tree, "ArrowDown", "ArrowDown")).to.equal("zebra");
        expect(await keys(tree, "ArrowDown")).to.equal("zebra");
        expect(await keys(tree, "Home")).to.equal("All");
        expect(await keys(tree, "End", "ArrowUp")).to.equal("users");
    });

    it("opens and goes in to the right, closes and goes out to the left", async () => {
        const tree = await make();
        expect(await keys(tree, "ArrowDown", "ArrowRight")).to.equal("users");
        expect(items(tree)).to.include("berlin");
        expect(await keys(tree, "ArrowRight")).to.equal("berlin");
        expect(await keys(tree, "ArrowLeft")).to.equal("users");
        await keys(tree, "ArrowLeft");
        expect(items(tree)).not.to.include("berlin");
        expect(tree.shadowRoot!.querySelector("[data-path=users]")!.getAttribute("aria-expanded")).to.equal("false");
        expect(await keys(tree, "ArrowLeft")).to.equal("All");
    });

    it("goes to the next of a letter, and chooses by Enter and Space", async () => {
        const tree = await make();
        expect(await keys(tree, "z", "Enter", "u", " ")).to.equal("users");
        expect(chosen).to.deep.equal(["zebra", "users"]);
    });

    it("chooses by a press on the name, and only opens by one on the arrow", async () => {
        const tree = await make();
        tree.shadowRoot!.querySelector<HTMLElement>("[data-path=users] .fold")!.click();
        await tree.updateComplete;
        expect([chosen, items(tree).includes("berlin")]).to.deep.equal([[], true]);
        tree.shadowRoot!.querySelector<HTMLElement>("[data-path='users/berlin']")!.click();
        expect(chosen).to.deep.equal(["users/berlin"]);
    });
});
