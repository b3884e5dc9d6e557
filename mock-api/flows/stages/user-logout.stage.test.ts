import { expect } from "chai";
import { eventsOf, facing, LAST, TRY } from "#mock/adapters/test/flow-of.ts";

describe("stage: user logout", () => {
    it("ends the session of the calling browser, no other, and tells so", async () => {
        const { backend } = await facing([["user_logout", {}]]);
        const [here, there] = [await backend.as("bob"), await backend.as("bob")];
        expect((await here.get(TRY)).body).to.deep.equal({ type: "redirect", component: "xak-flow-redirect", to: "/" });
        expect((await here.get("core/users/me/")).status).to.equal(403);
        expect((await there.get("core/users/me/")).body.user.username).to.equal("bob");
        expect((await there.get("core/authenticated_sessions/")).body.results).to.have.length(1);
        const [event] = await eventsOf(backend, "logout");
        expect((event!.user as { username: string }).username).to.equal("bob");
    });

    it("ends where `/` leads, as what was asked for went with the session", async () => {
        const { backend } = await facing([["user_logout", {}]]);
        const bob = await backend.as("bob");
        expect((await bob.get(`${TRY}next%3D%252Fthere%252F`)).body.to).to.equal("/");
    });

    it("goes on with what follows; `next` counts again then", async () => {
        const { backend } = await facing([["user_logout", {}], LAST]);
        const bob = await backend.as("bob");
        const url = `${TRY}next%3D%252Fthere%252F`;
        expect((await bob.get(url)).status).to.equal(302);
        expect((await bob.get(url)).body.component).to.equal("ak-stage-dummy");
        expect((await bob.post(url, {})).body.to).to.equal("/there/");
    });

    it("is told of a visitor too", async () => {
        const { backend, browser } = await facing([["user_logout", {}]]);
        await browser.get(TRY);
        expect((await eventsOf(backend, "logout"))[0]!.user).to.include({ username: "AnonymousUser" });
    });
});
