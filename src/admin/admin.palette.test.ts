import { expect } from "@open-wc/testing";
import { outsideNews } from "#src/shell/outside/outside-news.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { pathOf } from "#src/base/route.ts";
import { ranked } from "#src/shell/palette/ranking.ts";
import { pageWords } from "#src/shell/palette/search-words.ts";
import { navigation } from "./navigation.ts";
import { adminCommands } from "./admin.palette.ts";

describe("what administrators find in the palette", () => {
    withEngine();
    afterEach(() => outsideNews.set(undefined));

    it("finds pages by what other products call them, and by what people want there", async () => {
        const commands = await adminCommands.commands();
        const first = (query: string) => ranked(commands, query, { recent: new Set(), served: [] })[0]?.commands[0]?.label;
        const wanted: [string, string][] = [
            ["audit", "Log"],
            ["2fa", "Stages"],
            ["second factor", "Stages"],
            ["self registration", "Flows"],
            ["branding", "Tenants"],
            ["api key", "Tokens and app passwords"],
            ["dashboard", "Overview"],
            ["add user", "Create user"],
            ["log out", "Sign out"],
        ];
        expect(wanted.map(([query]) => [query, first(query)])).to.deep.equal(wanted);
    });
    it("knows other words for every page of the sidebar, and for none that is not there", () => {
        const inSidebar = navigation().flatMap(({ items }) => items.map(({ href }) => pathOf(href)));
        expect(Object.keys(pageWords())).to.have.members([...inSidebar.filter((path) => path !== "/debug"), "/outside"]);
    });
    it("has what was sent outside only where the server keeps it", async () => {
        const isOffered = async (): Promise<boolean> => (await adminCommands.commands()).some(({ id }) => id === "outside");
        expect(await isOffered()).to.equal(false);
        outsideNews.set({ unseen: 0, latest: null });
        expect(await isOffered()).to.equal(true);
    });
});
