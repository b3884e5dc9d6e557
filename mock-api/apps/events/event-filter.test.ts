import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

describe("the events of an action", () => {
    const found = async (asked: string, headers: Record<string, string>) => {
        const admin = await (await createTestBackend()).as("akadmin");
        for (const action of ["login", "login_failed", "custom_"]) await admin.post("events/events/", { action, app: "test", client_ip: "192.0.2.1" });
        const { body } = await admin.send("GET", `events/events/?action=${asked}&client_ip=192.0.2.1`, undefined, headers);
        return body.results.map(({ action }: { action: string }) => action).toSorted();
    };

    for (const [asked, whole, part] of [
        ["login", ["login"], ["login", "login_failed"]],
        ["login_failed", ["login_failed"], ["login_failed"]],
        ["LOG", ["login", "login_failed"], ["login", "login_failed"]],
        ["custom_", ["custom_"], ["custom_"]],
        ["failed", ["login_failed"], ["login_failed"]],
        ["toString", [], []],
    ] as const) {
        it(`are those whose action has "${asked}" in it`, async () => expect(await found(asked, {})).to.deep.equal(part));
        it(`D-152: are ${whole.join(", ") || "none"} of "${asked}" to a client that means whole actions`, async () =>
            expect(await found(asked, { prefer: "sandbox-stand-ins, sandbox-whole-actions" })).to.deep.equal(whole));
    }
});
