import { expect } from "chai";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";

describe("the events of an action", () => {
    for (const [asked, found] of [
        ["login", ["login"]],
        ["login_failed", ["login_failed"]],
        ["LOG", ["login", "login_failed"]],
        ["custom_", ["custom_"]],
        ["failed", ["login_failed"]],
        ["toString", []],
    ] as const)
        it(`D-152: "${asked}" finds ${found.join(", ") || "nothing"}`, async () => {
            const admin = await (await createTestBackend()).as("akadmin");
            for (const action of ["login", "login_failed", "custom_"]) await admin.post("events/events/", { action, app: "test", client_ip: "192.0.2.1" });
            const { body } = await admin.get(`events/events/?action=${asked}&client_ip=192.0.2.1`);
            expect(body.results.map(({ action }: { action: string }) => action).toSorted()).to.deep.equal(found);
        });
});
