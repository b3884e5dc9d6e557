import { expect } from "chai";
import type { JsonObject } from "#kernel/base/models.ts";
import { eventsOf, facing, LAST, promptsFor, TRY } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend, type TestBackend } from "#mock/adapters/test/test-backend.ts";
import { base64, base64ToBytes } from "#mock/encoding/base64.ts";
import { provideNetwork, type Sent } from "#mock/outside/network.ts";

const AT = "authenticator/sms";
const GATEWAY = { provider: "generic", from_number: "+100", account_sid: "http://127.0.0.1:41191/sms", auth: "gate-user", auth_password: "gate-pw" };

/** A gateway on this machine, as `serve` reaches it; refuses numbers that end in 8. */
function gateway(): Sent[] {
    const sent: Sent[] = [];
    provideNetwork({
        isOpen: false,
        send: async (request) => {
            sent.push(request);
            const isRefused = bodyOf(request).To?.endsWith("8");
            const text = isRefused ? "gateway says no" : "ok";
            return { status: isRefused ? 400 : 200, reason: "", headers: [], body: base64(new TextEncoder().encode(text)) };
        },
    });
    return sent;
}

const bodyOf = ({ body }: Sent): Record<string, string> => JSON.parse(new TextDecoder().decode(base64ToBytes(body)));

/** Texts that have reached a phone, the newest first. */
const texts = async ({ admin }: TestBackend): Promise<{ to: string; content: { from: string; body: string }; person: { username: string } }[]> =>
    (await admin.get("/-/sandbox/outside/?kind=sms")).body;
const codeIn = (body: string): number => Number(/(\d{6})$/.exec(body)![1]);

/** bob in front of the stage. */
async function settingUp(stage: JsonObject = {}) {
    let now = Date.parse("2023-02-01T12:00:00Z");
    const { backend } = await facing([[AT, { ...GATEWAY, ...stage }], LAST], {}, await createTestBackend({ now: () => now }));
    const bob = await backend.as("bob");
    const send = async (answer: object) => {
        const { status, body } = await bob.post(TRY, answer);
        return status === 302 ? "registered" : { required: body.phone_number_required, errors: body.response_errors };
    };
    const code = async () => codeIn((await texts(backend))[0]!.content.body);
    return { backend, bob, send, code, wait: (seconds: number) => void (now += seconds * 1000) };
}

const mismatch = { required: false, errors: { non_field_errors: [{ string: "Code does not match", code: "invalid" }] } };

describe("stage: SMS set-up", () => {
    afterEach(() => provideNetwork(undefined));

    it("asks for a number, sends a code to it by the gateway, and keeps the phone that has it", async () => {
        const sent = gateway();
        const { backend, bob, send, code } = await settingUp();
        expect((await bob.get(TRY)).body).to.include({ component: "ak-stage-authenticator-sms", pending_user: "bob", phone_number_required: true });
        expect(await send({ phone_number: "+15550009" })).to.deep.equal({ required: false, errors: {} });
        const [{ method, url, headers }] = sent as [Sent];
        expect({ method, url, headers }).to.deep.equal({
            method: "POST",
            url: GATEWAY.account_sid,
            headers: { "Authorization": "Basic Z2F0ZS11c2VyOmdhdGUtcHc=", "Content-Type": "application/json" },
        });
        expect(bodyOf(sent[0]!)).to.include({ From: "+100", To: "+15550009", Body: String(await code()).padStart(6, "0") });
        const [text] = await texts(backend);
        expect(text).to.deep.include({ to: "+15550009" });
        expect([text!.person.username, text!.content.from]).to.deep.equal(["bob", "+100"]);
        expect(await send({ code: await code() })).to.equal("registered");
        expect((await bob.get("authenticators/sms/")).body.results).to.deep.equal([{ name: "SMS Device", pk: 1, phone_number: "+15550009" }]);
    });

    it("in a tab, which reaches no gateway, the phone outside has the text; by Twilio too", async () => {
        const { send, code } = await settingUp({ provider: "twilio", account_sid: "AC1" });
        expect(await send({ phone_number: "+15550001" })).to.deep.equal({ required: false, errors: {} });
        expect(await send({ code: await code() })).to.equal("registered");
    });

    it("says what the gateway refuses, to the administrator too", async () => {
        gateway();
        const { backend, send } = await settingUp({ auth_type: "bearer" });
        expect(await send({ phone_number: "+15550008" })).to.deep.equal({
            required: false,
            errors: { non_field_errors: [{ string: "gateway says no", code: "invalid" }] },
        });
        const [event] = await eventsOf(backend, "configuration_error");
        expect(event!.context).to.include({ message: "Error sending SMS", body: "gateway says no", status_code: 400 });
        expect(await texts(backend), "nothing came").to.deep.equal([]);
    });

    for (const [said, statuses, tries] of [
        ["is asked again while it is in trouble", [503, 503, 200], 3],
        ["is given up after the third time", [503, 500, 503], 3],
        ["is not asked again when it refuses", [403], 1],
    ] as const)
        it(`a gateway ${said}; its task is listed until a message goes through`, async () => {
            const answers: number[] = [...statuses];
            let asked = 0;
            const send = async () => {
                asked++;
                return { status: answers.shift() ?? 200, reason: "", headers: [], body: base64(new TextEncoder().encode("busy")) };
            };
            provideNetwork({ isOpen: false, retryAfter: [1, 1, 1], send });
            const { backend, send: answer } = await settingUp();
            const failed = async () =>
                (await backend.admin.get("admin/system_tasks/")).body.filter(({ task_name: name }: JsonObject) => String(name).startsWith("send_sms:"));
            const { errors } = (await answer({ phone_number: "+15550001" })) as { errors: object };
            const isSent = statuses.at(-1) === 200;
            expect([asked, errors]).to.deep.equal([tries, isSent ? {} : { non_field_errors: [{ string: "busy", code: "invalid" }] }]);
            expect((await failed()).map(({ status, messages }: JsonObject) => [status, messages])).to.deep.equal(isSent ? [] : [["ERROR", ["busy"]]]);
            await answer({ phone_number: "+15550002" });
            expect(await failed()).to.deep.equal([]);
        });

    it("refuses wrong codes, slows down who guesses, and forgets a code after five minutes (D-608)", async () => {
        const { send, code, wait } = await settingUp();
        await send({ phone_number: "+15550001" });
        const right = await code();
        expect(await send({ code: (right + 1) % 1_000_000 })).to.deep.equal(mismatch);
        expect(await send({ code: right }), "at once").to.deep.equal(mismatch);
        wait(301);
        expect(await send({ code: right }), "too late").to.deep.equal(mismatch);
        await send({ phone_number: "+15550001" });
        wait(10);
        expect(await send({ code: await code() }), "a new one").to.equal("registered");
    });

    for (const [answer, errors] of [
        [{ code: "abc" }, { code: [{ string: "A valid integer is required.", code: "invalid" }] }],
        [{}, { phone_number: [{ string: "This field is required.", code: "required" }] }],
    ] as const)
        it(`refuses ${JSON.stringify(answer)}`, async () => {
            const { send } = await settingUp();
            expect(await send(answer)).to.deep.equal({ required: true, errors });
        });

    for (const verify_only of [false, true])
        it(`takes a number once for a stage${verify_only ? ", which keeps its hash only" : ""}`, async () => {
            const { backend, bob, send, code } = await settingUp({ verify_only });
            await send({ phone_number: "+15550002" });
            expect(await send({ code: await code() })).to.equal("registered");
            const [device] = (await bob.get("authenticators/sms/")).body.results;
            expect(device.phone_number).to.match(verify_only ? /^hash:[0-9a-f]{64}$/ : /^\+15550002$/);
            const eve = await backend.as("eve");
            const { body } = await eve.post(TRY, { phone_number: "+15550002" });
            expect(body.response_errors).to.deep.equal({ non_field_errors: [{ string: "Invalid phone number", code: "invalid" }] });
            expect(await texts(backend), "not sent").to.have.length(1);
        });

    it("belongs to whoever was first, of two who set the same number up at once", async () => {
        const { backend, bob, send, code } = await settingUp();
        await send({ phone_number: "+15550002" });
        const bobs = await code();
        const eve = await backend.as("eve");
        await eve.post(TRY, { phone_number: "+15550002" });
        expect((await eve.post(TRY, { code: await code() })).status).to.equal(302);
        expect(await send({ code: bobs })).to.deep.equal({
            required: true,
            errors: { non_field_errors: [{ string: "Invalid phone number", code: "invalid" }] },
        });
        expect((await bob.get("authenticators/sms/")).body.results).to.deep.equal([]);
    });

    it("takes the code of the number that was said last, no other", async () => {
        const { backend, bob, send, code } = await settingUp();
        await send({ phone_number: "+15550002" });
        const first = await code();
        await send({ phone_number: "+15550003" });
        const second = await code();
        if (first !== second) expect(await send({ code: first })).to.deep.equal(mismatch);
        expect((await texts(backend)).map(({ to }) => to)).to.deep.equal(["+15550003", "+15550002"]);
        expect((await bob.get("authenticators/sms/")).body.results).to.deep.equal([]);
    });

    it("sends at once to a number that was asked for before; asks for another where that one will not do (D-606)", async () => {
        const { backend, ...made } = await facing([["dummy", {}], [AT, GATEWAY], LAST]);
        const prompts = await promptsFor(backend, { phone: "text" }, { name: "phone" });
        const { pk: stage } = (await backend.admin.post("stages/prompt/stages/", prompts[1])).body;
        await backend.admin.patch(`flows/bindings/${made.bindings[0]}/`, { stage });
        for (const [username, required] of [
            ["bob", false],
            ["eve", true],
        ] as const) {
            const client = await backend.as(username);
            await client.post(TRY, { phone: "+15550003" });
            const { body } = await client.get(TRY);
            expect(body.phone_number_required).to.equal(required);
            if (required) expect(body.response_errors.phone_number[0].string).to.equal("Invalid phone number");
            else await client.post(TRY, { code: codeIn((await texts(backend))[0]!.content.body) });
        }
    });

    it("is not for visitors: the flow cannot go on", async () => {
        const { browser } = await facing([[AT, GATEWAY], LAST]);
        expect((await browser.get(TRY)).body.component).to.equal("ak-stage-flow-error");
    });
});

describe("a phone as second factor", () => {
    async function asked() {
        let now = Date.parse("2023-02-01T12:00:00Z");
        const backend = await createTestBackend({ now: () => now });
        const bob = await backend.as("bob");
        await facing([[AT, GATEWAY]], { slug: "setup", name: "setup" }, backend);
        const setup = "flows/executor/setup/?query=";
        await bob.post(setup, { phone_number: "+15550001" });
        await bob.post(setup, { code: codeIn((await texts(backend))[0]!.content.body) });
        await facing([["authenticator/validate", { name: "validate", device_classes: ["sms"] }], LAST], { authentication: "require_authenticated" }, backend);
        const chosen = (await bob.get(TRY)).body.device_challenges[0];
        const choose = async (selected_challenge: object = chosen) => (await bob.post(TRY, { selected_challenge })).body.response_errors;
        return { backend, bob, chosen, choose, wait: (seconds: number) => void (now += seconds * 1000) };
    }

    it("gets a code when it is chosen, and the code proves it once", async () => {
        const { backend, bob, chosen, choose } = await asked();
        expect(chosen).to.deep.equal({ device_class: "sms", device_uid: "1", challenge: {} });
        expect(await choose()).to.deep.equal({ non_field_errors: [{ string: "Empty response", code: "invalid" }] });
        const sent = await texts(backend);
        expect(sent).to.have.length(2);
        const code = String(codeIn(sent[0]!.content.body)).padStart(6, "0");
        expect((await bob.post(TRY, { code })).status).to.equal(302);
        await bob.post(TRY, {});
        expect((await bob.post(TRY, { code })).body.response_errors.code[0].string).to.equal("Invalid Token");
    });

    it("is the one that was offered: the first of several", async () => {
        const { backend, bob, chosen, choose } = await asked();
        await bob.post("flows/executor/setup/?query=", { phone_number: "+15550005" });
        await bob.post("flows/executor/setup/?query=", { code: codeIn((await texts(backend))[0]!.content.body) });
        expect((await bob.get(TRY)).body.device_challenges).to.deep.equal([chosen]);
        expect((await choose({ ...chosen, device_uid: "2" })).selected_challenge[0].string).to.equal("Invalid challenge selected");
        expect((await texts(backend)).map(({ to }) => to)).to.deep.equal(["+15550005", "+15550001"]);
    });

    it("says when the gateway refuses, and when what was chosen is not offered", async () => {
        const { backend, choose } = await asked();
        const [{ pk }] = (await backend.admin.get("stages/authenticator/sms/")).body.results;
        await backend.admin.patch(`stages/authenticator/sms/${pk}/`, { account_sid: "no address" });
        expect((await choose()).selected_challenge[0].string).to.contain("is no address");
        expect((await choose({ device_class: "totp", device_uid: "1", challenge: {} })).selected_challenge[0].string).to.equal("Invalid challenge selected");
    });
});
