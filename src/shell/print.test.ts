import { expect, fixture, html } from "@open-wc/testing";
import { emulateMedia } from "@web/test-runner-commands";
import { theme } from "#src/base/theme.ts";
import { stubApi } from "#src/api/stub.test-helper.ts";
import { session } from "#src/context/session.ts";
import { tenant } from "#src/context/tenant.ts";
import { deep } from "#src/elements/testing/deep.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import "#src/user/user.interface.ts";

describe("a page on paper", () => {
    let restore: () => void;
    before(() => {
        const user = { pk: 7, username: "ada", name: "Ada", avatar: "", settings: {} };
        ({ restore } = stubApi(({ path }) => (path === "/core/users/me/" ? { body: { user } } : undefined)));
    });
    after(async () => {
        await emulateMedia({ media: "screen" });
        theme.set("light");
        restore();
        for (const shared of [session, tenant]) shared.clear();
    });

    it("is not cut where the window ends, shows nothing that can be pressed, and is light", async () => {
        theme.start();
        theme.set("dark");
        const frame = await fixture<HTMLElement>(html`<div><ak-interface-user></ak-interface-user></div>`);
        await waitUntil(() => deep(frame, "main").length > 0);
        const [page, main] = deep(frame, "ak-interface-user, main");
        const tall = document.createElement("div");
        tall.style.blockSize = "5000px";
        main!.append(tall);
        expect(page!.getBoundingClientRect().height, "on a screen it scrolls inside").to.equal(innerHeight);
        await emulateMedia({ media: "print" });
        await waitUntil(() => !document.documentElement.classList.contains("pf-v6-theme-dark"), "paper is white");
        expect(page!.getBoundingClientRect().height).to.be.greaterThan(5000);
        expect(deep(frame, "ak-masthead").map((bar) => getComputedStyle(bar).display)).to.deep.equal(["none"]);
        await emulateMedia({ media: "screen" });
        await waitUntil(() => document.documentElement.classList.contains("pf-v6-theme-dark"), "it is dark again");
    });
});
