import { expect, fixture, html } from "@open-wc/testing";
import { userForm } from "#src/admin/users/user.form.ts";
import type { Form } from "#src/elements/form/ak-form.ts";
import "#src/elements/form/ak-form.ts";
import { deep, find, press } from "./testing/engine.ts";
import { prepared } from "./testing/form.test-helper.ts";
import { withEngine } from "./testing/with-engine.ts";

describe("a form of something that is changed", () => {
    const engine = withEngine();

    it("says that it was deleted in the meantime, and keeps what was typed", async () => {
        const { admin } = engine.backend;
        const user = (await admin.post("core/users/", { username: "ada", name: "Ada", groups: [] })).body;
        const { fields, values, save } = await prepared(userForm, user);
        const form = await fixture<Form<unknown>>(html`<ak-form .fields=${fields} .values=${values} .save=${save} submitLabel="Save"></ak-form>`);
        await find(form, "#name");
        const name = deep<HTMLInputElement>(form, "#name")[0]!;
        name.value = "Ada, Countess of Lovelace";
        name.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        await admin.delete(`core/users/${user.pk}/`);
        await press(form, "Save");
        await find(form, "[role=alert]", "This was deleted in the meantime");
        expect(deep<HTMLInputElement>(form, "#name")[0]!.value).to.equal("Ada, Countess of Lovelace");
    });
});
