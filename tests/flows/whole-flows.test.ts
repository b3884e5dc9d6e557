import { expect } from "chai";
import { flowOf, LAST } from "#mock/adapters/test/flow-of.ts";
import { createTestBackend } from "#mock/adapters/test/test-backend.ts";
import type { JsonObject } from "#kernel/base/models.ts";

describe("whole flows", () => {
    it("the first start sets the administrator's address and password, once", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        const setup = "flows/executor/initial-setup/?query=";
        expect((await backend.browser().get(setup)).body.component, "there is a password").to.equal("ak-stage-access-denied");
        await admin.post("core/users/1/set_password/", { password: null });
        const browser = backend.browser();
        const shown = (await browser.get(setup)).body;
        expect(shown.fields.map((field: JsonObject) => field.field_key)).to.deep.equal(["oobe-header-text", "email", "password", "password_repeat"]);
        await browser.post(setup, { email: "root@example.test", password: "new-pw-1", password_repeat: "new-pw-1" });
        while ((await browser.get(setup)).status === 302);
        expect((await browser.get("core/users/me/")).body.user).to.include({ username: "akadmin", email: "root@example.test" });
        await backend.browser().signIn("akadmin", "new-pw-1");
        expect((await backend.browser().get(setup)).body.component).to.equal("ak-stage-access-denied");
    });

    it("a flow survives its way out and in again; it comes back under the same names", async () => {
        const backend = await createTestBackend();
        const { admin } = backend;
        await flowOf(backend, [["dummy", { throw_error: true }], LAST]);
        const file = (await admin.get("flows/instances/try/export/")).body as string;
        const diagram = (await admin.get("flows/instances/try/diagram/")).body.diagram;
        await admin.delete("flows/instances/try/");
        const form = new FormData();
        form.set("file", new File([file], "try.yaml", { type: "application/yaml" }));
        expect((await admin.post("flows/instances/import/", form)).body).to.deep.equal({ logs: [], success: true });
        expect((await admin.get("flows/instances/try/diagram/")).body.diagram).to.equal(diagram);
        expect((await admin.get("stages/dummy/?name=step 0")).body.results[0].throw_error).to.equal(true);

        const half = file
            .replace("name: last", "name: last\n    nonsense: 1")
            .replace("title: Try", "title: Changed")
            .replace(/order: 1$/m, "order: many");
        const broken = new FormData();
        broken.set("file", new File([half], "try.yaml"));
        const refused = (await admin.post("flows/instances/import/", broken)).body;
        expect(refused.success).to.equal(false);
        expect(refused.logs[0]).to.have.keys("entry", "event", "log_level");
        expect((await admin.get("flows/instances/try/")).body.title, "all of it or nothing").to.equal("Try");
    });
});
