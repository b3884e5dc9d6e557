import { expect } from "chai";
import { bindPolicy, DUMMY, facing, TRY } from "#mock/adapters/test/flow-of.ts";

const AGAIN = { evaluate_on_plan: false, re_evaluate_policies: true };

describe("what every challenge tells", () => {
    for (const [title, shown] of [
        ["Welcome", "Welcome"],
        ["To %(app)s", "To Wiki"],
        ["Hello %(user)s, to %(app)s", "Hello bob, to Wiki"],
        ["100%% of %(app)s", "100% of Wiki"],
        ["100% of %(app)s", "100% of %(app)s"],
        ["%(nothing)s of %(app)s", "%(nothing)s of %(app)s"],
        ["%(app)d", "%(app)d"],
    ] as const)
        it(`the title "${title}" as "${shown}"`, async () => {
            const { backend, targets } = await facing([["dummy", {}, AGAIN]], { title });
            await bindPolicy(backend, targets[0]!, 'context["flow_plan"].context["application"] = {"name": "Wiki"}\nreturn True');
            expect((await (await backend.as("bob")).get(TRY)).body.flow_info.title).to.equal(shown);
        });

    it("a visitor has no name, and there is no application (D-114)", async () => {
        const { browser } = await facing([DUMMY], { title: "[%(user)s|%(app)s]" });
        expect((await browser.get(TRY)).body.flow_info.title).to.equal("[|]");
    });

    for (const layout of ["stacked", "content_left", "sidebar_right"])
        it(`the layout: ${layout}`, async () => {
            const { browser } = await facing([DUMMY], { layout });
            expect((await browser.get(TRY)).body.flow_info).to.deep.equal({
                title: "Try",
                background: "/static/dist/assets/images/flow_background.jpg",
                cancel_url: "/flows/-/cancel/",
                layout,
            });
        });

    for (const background of ["https://pictures.test/x.jpg", "/static/x.jpg"])
        it(`the picture: ${background}`, async () => {
            const { backend, browser } = await facing([DUMMY]);
            await backend.admin.post("flows/instances/try/set_background_url/", { url: background });
            expect((await browser.get(TRY)).body.flow_info.background).to.equal(background);
        });
});

describe("whom a challenge is for", () => {
    const STEPS = [["captcha", { public_key: "p", private_key: "s" }, AGAIN]] as const;

    for (const [who, expression, name] of [
        ["a visitor", "True", ""],
        ["somebody whom the plan is about", 'context["flow_plan"].context.update(pending_user=ak_user_by(username="akadmin")) or True', "akadmin"],
    ] as const)
        it(`${who}: "${name}"`, async () => {
            const { backend, browser, targets } = await facing(STEPS);
            await bindPolicy(backend, targets[0]!, `return ${expression}`);
            const { body } = await browser.get(TRY);
            expect(body.pending_user).to.equal(name);
            if (name) expect(body.pending_user_avatar).to.match(/^data:image\/svg\+xml;base64,/);
            else expect(body.pending_user_avatar).to.equal("/static/dist/assets/images/user_default.png");
        });

    it("who is signed in, where the plan names nobody", async () => {
        const { backend } = await facing([["captcha", { public_key: "p", private_key: "s" }]]);
        expect((await (await backend.as("bob")).get(TRY)).body.pending_user).to.equal("bob");
    });
});
