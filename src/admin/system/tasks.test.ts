import { expect, fixture, html } from "@open-wc/testing";
import { find, press, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { tasksPage } from "./tasks.page.ts";

describe("system tasks", () => {
    const engine = withEngine();
    const list = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${tasksPage.render({})}</div>`);

    // None can be selected, so no checkbox names a row.
    const rowOf = (frame: HTMLElement, name: string): Promise<HTMLElement> => find(frame, "tbody", name);

    it("are listed with what they do", async () => {
        const { body } = await engine.backend.admin.get("admin/system_tasks/");
        const frame = await list();
        for (const { task_name: name, task_description: description } of body.slice(0, 3)) expect(textOf(await rowOf(frame, name))).to.contain(description);
    });

    it("are run on demand, and say how that went", async () => {
        const frame = await list();
        await press(await rowOf(frame, "clean_expired_models"), "Run clean_expired_models now");
        await find(await rowOf(frame, "clean_expired_models"), ".pf-v6-c-label", "Successful");
        (await find(await rowOf(frame, "clean_expired_models"), "button[aria-label='Details of clean_expired_models']")).click();
        await find(frame, "dd", "0 seconds");
        expect(engine.asked("POST /api/v3/admin/system_tasks/clean_expired_models/retry/")).to.have.lengthOf(1);
    });
});
