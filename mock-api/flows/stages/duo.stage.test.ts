import { expect } from "chai";
import { eventsOf, facing, LAST, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";

const AT = "authenticator/duo";
const DUO = { client_id: "id", client_secret: "secret", api_hostname: "api.duo.test" };

interface Push {
    readonly pk: string;
    readonly answer: string | null;
    readonly to: string;
    readonly content: { readonly title: string };
}
const pushes = async ({ admin }: TestBackend): Promise<Push[]> => (await admin.get("/-/sandbox/outside/?kind=push")).body;
const answer = async ({ admin }: TestBackend, { pk }: Push, said: string) => admin.send("PUT", `/-/sandbox/outside/${pk}/answer/`, { answer: said });

/** bob in front of the stage that sets his app up. */
async function settingUp(backend?: TestBackend) {
    const { backend: made, stages } = await facing([[AT, DUO], LAST], { slug: "setup", name: "setup" }, backend);
    const bob = await made.as("bob");
    const setup = "flows/executor/setup/?query=";
    const status = async () => (await bob.post(`stages/${AT}/${stages[0]}/enrollment_status/`, {})).body?.duo_response;
    return { backend: made, bob, setup, status, stage: stages[0]! };
}

/** bob, whose app is set up. */
async function withApp(backend?: TestBackend) {
    const made = await settingUp(backend);
    await made.bob.get(made.setup);
    await answer(made.backend, (await pushes(made.backend))[0]!, "allow");
    await made.bob.post(made.setup, {});
    return made;
}

describe("stage: Duo set-up", () => {
    it("shows a code for the app, and goes on once the phone outside has agreed", async () => {
        const { backend, bob, setup, status, stage } = await settingUp();
        expect(await status(), "nothing begun").to.equal(undefined);
        const { body } = await bob.get(setup);
        expect(body).to.include({ component: "ak-stage-authenticator-duo", stage_uuid: stage });
        expect(body.activation_barcode).to.match(/^data:image\/svg\+xml;base64,/);
        expect((await bob.get(setup)).body.activation_code, "once a session").to.equal(body.activation_code);
        expect(await status()).to.equal("waiting");
        expect(await pushes(backend)).to.have.length(1);
        await answer(backend, (await pushes(backend))[0]!, "allow");
        expect(await status()).to.equal("success");
        expect((await bob.post(setup, {})).status).to.equal(302);
        expect((await bob.get("authenticators/duo/")).body.results).to.deep.equal([{ pk: 1, name: "Duo Device" }]);
    });

    it("is refused before the phone has answered, and begins anew once it has said no", async () => {
        const { backend, bob, setup, status } = await settingUp();
        const { activation_code } = (await bob.get(setup)).body;
        expect((await bob.post(setup, {})).body.component).to.equal("ak-stage-access-denied");
        await answer(backend, (await pushes(backend))[0]!, "deny");
        expect(await status()).to.equal("invalid");
        expect((await bob.get(setup)).body.activation_code).not.to.equal(activation_code);
        expect(await status()).to.equal("waiting");
    });

    it("is not for visitors: the flow cannot go on", async () => {
        const { browser } = await facing([[AT, DUO], LAST]);
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-flow-error");
    });
});

describe("Duo as second factor", () => {
    let now = Date.parse("2023-02-01T12:00:00Z");
    const wait = (seconds: number): void => void (now += seconds * 1000);

    async function asked() {
        const { backend, bob } = await withApp(await createTestBackend({ now: () => now }));
        const validate = { name: "validate", device_classes: ["duo"] };
        await facing(
            [
                ["authenticator/validate", validate],
                ["dummy", { name: "end" }],
            ],
            { authentication: "require_authenticated" },
            backend,
        );
        const [device] = (await bob.get(TRY)).body.device_challenges;
        expect(device).to.deep.equal({ device_class: "duo", device_uid: "1", challenge: {} });
        /** Asks, and answers on the phone meanwhile. */
        const tried = async (said: string) => {
            const waiting = bob.post(TRY, { duo: 1 });
            let push: Push | undefined;
            while (!push) push = (await pushes(backend)).find((one) => one.answer === null);
            expect(push.to).to.equal("Duo Device");
            await backend.admin.post("/-/sandbox/outside/seen/");
            await answer(backend, push, said);
            return waiting;
        };
        return { backend, bob, tried };
    }

    it("waits for the phone, while others are served, and goes on when it is allowed", async () => {
        const { bob, tried } = await asked();
        expect((await tried("allow")).status).to.equal(302);
        expect((await bob.get(TRY)).body.component).to.equal("ak-stage-dummy");
    });

    it("is refused when the phone says no, with an event", async () => {
        const { backend, tried } = await asked();
        expect((await tried("deny")).body.response_errors).to.deep.equal({ duo: [{ string: "Duo denied access", code: "denied" }] });
        expect((await eventsOf(backend, "login_failed"))[0]!.context).to.include({ username: "bob", device_class: "duo" });
    });

    const passcode = async (backend: TestBackend): Promise<string> => {
        const { codes } = (await backend.admin.get("/-/sandbox/outside/codes/")).body as { codes: { name: string; code: string }[] };
        return codes.find(({ name }) => name === "Duo Device")!.code;
    };

    it("takes a passcode that the app outside shows, once (D-141)", async () => {
        const { backend, bob } = await asked();
        const code = await passcode(backend);
        expect((await bob.post(TRY, { code: code === "123456" ? "654321" : "123456" })).body.response_errors.code[0].string).to.equal("Invalid Token");
        wait(2);
        expect((await bob.post(TRY, { code })).status).to.equal(302);
        await bob.post(TRY, {});
        expect((await bob.post(TRY, { code })).body.response_errors.code[0].string, "used up").to.equal("Invalid Token");
    });

    it("takes a passcode while it waits for the phone, and waits no longer then", async () => {
        const { backend, bob } = await asked();
        const waiting = bob.post(TRY, { duo: 1 });
        while (!(await pushes(backend)).some(({ answer: said }) => said === null));
        const code = await passcode(backend);
        expect((await bob.post(TRY, { code: code === "123456" ? "654321" : "123456" })).body.response_errors.code[0].string).to.equal("Invalid Token");
        expect((await pushes(backend))[0]!.answer, "still asked").to.equal(null);
        wait(2);
        expect((await bob.post(TRY, { code })).status).to.equal(302);
        expect((await waiting).status, "asks again what is next").to.equal(302);
        expect((await pushes(backend))[0]!.answer).to.equal("taken back");
        expect((await bob.get(TRY)).body.component).to.equal("ak-stage-dummy");
        expect(await eventsOf(backend, "login_failed")).to.have.length(1);
    });

    /** A question that waits on the phone. */
    const waitingPush = async (backend: TestBackend): Promise<Push> => {
        for (;;) {
            const push = (await pushes(backend)).find(({ answer: said }) => said === null);
            if (push) return push;
        }
    };

    it("D-148: a device that was removed while its phone was asked proves nothing", async () => {
        const { backend, bob } = await asked();
        const waiting = bob.post(TRY, { duo: 1 });
        const push = await waitingPush(backend);
        expect((await backend.admin.delete("authenticators/admin/duo/1/")).status).to.equal(204);
        await answer(backend, push, "allow");
        expect((await waiting).body.response_errors).to.deep.equal({ duo: [{ string: "Invalid device", code: "invalid" }] });
        expect((await bob.get("authenticators/all/")).body).to.deep.equal([]);
    });

    it("a question is over for both who asked it in one browser, once one was allowed", async () => {
        const { backend, bob } = await asked();
        const first = bob.post(TRY, { duo: 1 });
        const one = await waitingPush(backend);
        const second = bob.post(TRY, { duo: 1 });
        let both: Push[] = [];
        while (both.length < 2) both = (await pushes(backend)).filter(({ answer: said }) => said === null);
        await answer(backend, one, "allow");
        expect((await first).status).to.equal(302);
        expect((await bob.get(TRY)).body.component).to.equal("ak-stage-dummy");
        // Allowed, too late: its browser is somewhere else by now.
        await answer(
            backend,
            both.find(({ pk }) => pk !== one.pk)!,
            "allow",
        );
        expect((await second).status, "asks again what is next").to.equal(302);
        expect((await bob.get(TRY)).body.component, "nothing was passed twice").to.equal("ak-stage-dummy");
    });

    it("what the phone allows after its flow was left leads nowhere", async () => {
        const { backend, bob } = await asked();
        const waiting = bob.post(TRY, { duo: 1 });
        const push = await waitingPush(backend);
        await bob.get("/flows/-/cancel/");
        await answer(backend, push, "allow");
        expect((await waiting).status, "asks again what is next").to.equal(302);
        expect((await bob.get(TRY)).body.component).to.equal("ak-stage-authenticator-validate");
    });

    for (const [what, at] of [
        ["was signed out", "core/authenticated_sessions/?user__username=bob"],
        ["is gone", "core/users/?username=bob"],
    ] as const)
        it(`asks again what is next when its person ${what} meanwhile`, async () => {
            const { backend, bob } = await asked();
            const waiting = bob.post(TRY, { duo: 1 });
            const push = await waitingPush(backend);
            const { results } = (await backend.admin.get(at)).body;
            for (const { uuid, pk } of results) await backend.admin.delete(`${at.split("?")[0]}${pk ?? uuid}/`);
            await answer(backend, push, "allow");
            expect((await waiting).status).to.equal(302);
            expect((await bob.get(TRY)).body.component, "for people who are signed in").to.equal("ak-stage-access-denied");
        });

    it("an answer counts once, and another's is not theirs to give", async () => {
        const { backend, bob } = await asked();
        const waiting = bob.post(TRY, { duo: 1 });
        const push = await waitingPush(backend);
        for (const client of [bob, backend.browser()])
            expect((await client.send("PUT", `/-/sandbox/outside/${push.pk}/answer/`, { answer: "allow" })).status).to.equal(403);
        await answer(backend, push, "deny");
        expect((await answer(backend, push, "allow")).body).to.deep.equal({ answer: ["This was answered already, or nobody waits any more."] });
        expect((await waiting).body.response_errors.duo[0].code).to.equal("denied");
    });

    it("asks no app of somebody else (D-609)", async () => {
        const { bob } = await asked();
        expect((await bob.post(TRY, { duo: 2 })).body.response_errors.duo[0].string).to.equal("Invalid device");
    });
});

describe("importing devices that Duo knows", () => {
    async function importing(keys: object) {
        const { backend, stages } = await facing([[AT, { ...DUO, ...keys }]]);
        const take = async () => {
            const { status, body } = await backend.admin.post(`stages/${AT}/${stages[0]}/import_devices_automatic/`, {});
            return { status, body };
        };
        return { backend, take };
    }
    const KEYS = { admin_integration_key: "integration", admin_secret_key: "secret" };

    it("gives those their devices whose names are known here, and nobody a second one", async () => {
        const { backend, take } = await importing(KEYS);
        const devices = async () => (await backend.admin.get("authenticators/admin/duo/")).body.results;
        await backend.admin.post("core/users/", { username: "lotte.bakker", name: "Lotte", groups: [] });
        expect(await take()).to.deep.equal({ status: 200, body: { count: 2, error: "" } });
        expect((await devices()).map(({ name }: { name: string }) => name)).to.deep.equal(["Imported Duo Authenticator", "Imported Duo Authenticator"]);
        expect(await take()).to.deep.equal({ status: 200, body: { count: 0, error: "" } });
        await backend.admin.post("core/users/", { username: "amara.okafor", name: "Amara", groups: [] });
        expect(await take(), "who came since").to.deep.equal({ status: 200, body: { count: 1, error: "" } });
    });

    it("needs both keys of Duo's Admin API", async () => {
        expect(await (await importing({})).take()).to.deep.equal({ status: 400, body: { non_field_errors: ["Admin integration key is not set."] } });
        const { take } = await importing({ admin_integration_key: "integration" });
        expect(await take()).to.deep.equal({ status: 400, body: { count: 0, error: "Received 401 Invalid signature in request credentials" } });
    });
});
