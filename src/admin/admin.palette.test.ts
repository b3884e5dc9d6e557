import { expect } from "@open-wc/testing";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { adminCommands } from "./admin.palette.ts";

describe("what administrators find in the palette", () => {
    withEngine();
    afterEach(() => outsideNews.set(undefined));

    it("has what was sent outside only where the server keeps it", async () => {
        const isOffered = async (): Promise<boolean> => (await adminCommands.commands()).some(({ id }) => id === "outside");
        expect(await isOffered()).to.equal(false);
        outsideNews.set({ unseen: 0, latest: null });
        expect(await isOffered()).to.equal(true);
    });
});
