import { expect } from "chai";
import { browser } from "#src/base/browser.ts";
import { match } from "#src/pages/router.ts";
import { navigation } from "./navigation.ts";
import { routes } from "./routes.ts";

const UUID = "0a1b2c3d-0000-4000-8000-000000000001";

/** The pages of authentik 2023.2's admin interface: an address of each, and whether its sidebar has it. */
const PAGES = {
    "/administration/overview": "sidebar",
    "/administration/dashboard/users": "sidebar",
    "/administration/system-tasks": "sidebar",
    "/core/providers": "sidebar",
    "/core/providers/7": "below /core/providers",
    "/core/applications": "sidebar",
    "/core/applications/my-wiki_2": "below /core/applications",
    "/core/sources": "sidebar",
    "/core/sources/github": "below /core/sources",
    "/core/property-mappings": "sidebar",
    "/core/tokens": "sidebar",
    "/core/tenants": "sidebar",
    "/policy/policies": "sidebar",
    "/policy/reputation": "sidebar",
    "/identity/groups": "sidebar",
    [`/identity/groups/${UUID}`]: "below /identity/groups",
    "/identity/users": "sidebar",
    "/identity/users/12": "below /identity/users",
    "/flow/stages/invitations": "sidebar",
    "/flow/stages/prompts": "sidebar",
    "/flow/stages": "sidebar",
    "/flow/flows": "sidebar",
    "/flow/flows/default-authentication-flow": "below /flow/flows",
    "/events/log": "sidebar",
    [`/events/log/${UUID}`]: "below /events/log",
    "/events/transports": "sidebar",
    "/events/rules": "sidebar",
    "/outpost/outposts": "sidebar",
    "/outpost/integrations": "sidebar",
    "/crypto/certificates": "sidebar",
    "/blueprints/instances": "sidebar",
    "/debug": "by its address only",
} as const;

describe("addresses of the admin interface", () => {
    const entries = navigation()
        .flatMap(({ items }) => items)
        .map(({ href }) => href.replace(/^#/, "").replace(/;.*$/, ""));

    for (const [address, place] of Object.entries(PAGES))
        it(`${address} is a page: ${place}`, async () => {
            const [route] = routes.filter(({ path }) => match(path, address));
            expect(route, "its address leads somewhere").not.to.equal(undefined);
            expect((await route!.load()).render).to.be.a("function");
            if (place === "sidebar") expect(entries).to.include(address);
            // The sidebar marks the list that an object's page belongs to.
            else if (place.startsWith("below ")) expect(entries.some((entry) => `below ${entry}` === place && address.startsWith(`${entry}/`))).to.equal(true);
        });

    it("/library leads to the user interface", async () => {
        const { assign } = browser;
        const went: string[] = [];
        browser.assign = (to) => void went.push(String(to));
        try {
            await routes.find(({ path }) => match(path, "/library"))!.load();
        } finally {
            browser.assign = assign;
        }
        expect(went).to.deep.equal(["/if/user/"]);
    });

    it("the sidebar leads to nothing that is not there", () => {
        expect(entries.filter((entry) => !routes.some(({ path }) => match(path, entry)))).to.deep.equal([]);
    });
});
