import { expect, fixture, html } from "@open-wc/testing";
import { stubApi } from "#src/api/stub.test-helper.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, find, press, textOf } from "#src/pages/testing/engine.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { messageText } from "./task-messages.ts";
import { tasksPage } from "./tasks.page.ts";
import { taskWords } from "./task-words.ts";

describe("system tasks", () => {
    const engine = withEngine();
    const list = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${tasksPage.render({})}</div>`);

    // None can be selected, so no checkbox names a row.
    const rowOf = (frame: HTMLElement, name: string): Promise<HTMLElement> => find(frame, "tbody", name);

    it("are listed with what they do, in words of ours: the server knows English only", async () => {
        const { body } = await engine.backend.admin.get("admin/system_tasks/");
        const frame = await list();
        for (const task of body.slice(0, 3)) expect(textOf(await rowOf(frame, task.task_name))).to.contain(taskWords(task));
        for (const task of body) expect(taskWords({ ...task, task_description: "" }), task.task_name).not.to.equal("");
        expect(taskWords({ ...body[0], task_name: "made_up:7", task_description: "Does what it says" })).to.equal("Does what it says");
    });

    it("are run on demand, and say how that went", async () => {
        const frame = await list();
        await press(await rowOf(frame, "clean_expired_models"), "Run clean_expired_models now");
        await find(await rowOf(frame, "clean_expired_models"), ".pf-v6-c-label", "Successful");
        (await find(await rowOf(frame, "clean_expired_models"), "button[aria-label='Details of clean_expired_models']")).click();
        await find(frame, "dd", "Less than a second");
        expect(engine.asked("POST /api/v3/admin/system_tasks/clean_expired_models/retry/")).to.have.lengthOf(1);
    });

    it("that have not run yet have taken no time", async () => {
        const frame = await list();
        (await find(await rowOf(frame, "save_reputation"), "button[aria-label='Details of save_reputation']")).click();
        await find(frame, "dd", "None");
        expect(deep(frame, "dd").map(textOf)).to.deep.equal(["–", "None"]);
    });

    it("that fail when they are run are no success", async () => {
        const { admin } = engine.backend;
        const source = { name: "Gone", slug: "gone", server_uri: "ldap://gone.example", base_dn: "dc=gone" };
        const mappings = (await admin.get("propertymappings/ldap/")).body.results.map(({ pk }: { pk: string }) => pk);
        await admin.post("sources/ldap/", { ...source, property_mappings: mappings, property_mappings_group: mappings });
        const frame = await list();
        await press(await rowOf(frame, "ldap_sync:gone_user"), "Run ldap_sync:gone_user now");
        await find(await rowOf(frame, "ldap_sync:gone_user"), "[role=status]", "Failed");
        await find(document, ".pf-v6-c-alert", "ldap_sync:gone_user has failed.");
    });

    it("say what came of them in the reader's words, and what is not known here as it was said", () => {
        expect(messageText("Expired 3 Tokens")).to.equal("Deleted: 3 (Tokens)");
        const refused = messageText('Entry 2 (line 14): Entry invalid: {"name": ["This field is required."], "non_field_errors": ["No."]}');
        expect(refused.replaceAll("\u00a0", " ")).to.equal("Line 14: name: This field is required; No.");
        expect(messageText({ a: 1 })).to.equal('{"a":1}');
        expect(messageText("Entry invalid: {broken")).to.equal("Entry invalid: {broken");
    });

    it("say how long they took, as one says it", async () => {
        const task = { task_description: "", task_finish_timestamp: "2026-03-01T12:00:00Z", status: "SUCCESSFUL", messages: [] };
        const durations = { none: 0, short: 0.4, one: 1.2, long: 72.6 };
        const body = Object.entries(durations).map(([task_name, task_duration]) => ({ ...task, task_name, task_duration }));
        const { restore } = stubApi(({ path }) => (path.startsWith("/admin/system_tasks/") ? { body } : undefined));
        const frame = await list();
        const said: string[] = [];
        for (const name of Object.keys(durations)) {
            (await find(frame, `button[aria-label='Details of ${name}']`)).click();
            await waitUntil(() => deep(frame, "dd").length === 2 * (said.length + 1));
            said.push(textOf(deep(frame, "dd")[2 * said.length]!));
        }
        restore();
        expect(said).to.deep.equal(["Less than a second", "Less than a second", "1 second", "73 seconds"]);
    });
});
