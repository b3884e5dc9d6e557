import { expect } from "@open-wc/testing";
import { session } from "#src/context/session.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import { userCommands } from "./user.palette.ts";

describe("what users find in the palette", () => {
    withEngine();
    beforeEach(() => session.get());
    afterEach(() => outsideNews.set(undefined));

    it("H16-5: has what was sent outside for those alone who may look at it", async () => {
        const isOffered = async (): Promise<boolean> => (await (await userCommands()).commands()).some(({ id }) => id === "outside");
        expect(await isOffered()).to.equal(false);
        outsideNews.set({ unseen: 0, latest: null });
        expect(await isOffered()).to.equal(true);
    });
});
