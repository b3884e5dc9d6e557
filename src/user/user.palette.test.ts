import { expect } from "@open-wc/testing";
import { session } from "#src/context/session.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import { userCommands } from "./user.palette.ts";

describe("what users find in the palette", () => {
    const engine = withEngine();
    beforeEach(() => session.get());
    afterEach(() => outsideNews.set(undefined));

    it("H16-5: has what was sent outside for those alone who may look at it", async () => {
        const isOffered = async (): Promise<boolean> => (await (await userCommands()).commands()).some(({ id }) => id === "outside");
        expect(await isOffered()).to.equal(false);
        outsideNews.set({ unseen: 0, latest: null });
        expect(await isOffered()).to.equal(true);
    });

    it("offers what makes something in the admin interface to administrators alone", async () => {
        const offered = async (): Promise<string[]> =>
            (await (await userCommands()).commands()).flatMap((command) => (command.label === "Create group" && "href" in command ? [command.href] : []));
        expect(await offered()).to.deep.equal(["/if/admin/#/identity/groups;%7B%22createForm%22%3Atrue%7D"]);
        engine.use(await engine.backend.as("eve"));
        await session.refresh();
        expect(await offered()).to.deep.equal([]);
    });
});
