import { expect, fixture, html } from "@open-wc/testing";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import { deep, fill, find, press, rowOf, textOf } from "#src/pages/testing/engine.ts";
import { listPageSuite } from "#src/pages/testing/list-page.suite.ts";
import { withEngine } from "#src/pages/testing/with-engine.ts";
import { prepared } from "#src/pages/testing/form.test-helper.ts";
import { promptForm } from "./prompt.form.ts";
import { promptsPage } from "./prompts.page.ts";

const phone = { name: "phone", field_key: "attributes.phone", label: "Phone", type: "text", required: true, placeholder: "+49", order: 3 };

listPageSuite("prompts", {
    page: promptsPage,
    api: "stages/prompt/prompts/",
    make: async ({ admin }) => (await admin.post("stages/prompt/prompts/", phone)).body.name,
    create: { button: "Create", values: { name: "floor", field_key: "attributes.floor", label: "Floor" }, name: "floor" },
    edit: { field: "name", value: "telephone" },
});

describe("prompts", () => {
    const engine = withEngine();
    const open = (): Promise<HTMLElement> => fixture<HTMLElement>(html`<div>${promptsPage.render({})}</div>`);

    it("M17.4: are listed by their names, with the field that each fills and the stages that ask for it", async () => {
        const { admin } = engine.backend;
        const { body: prompt } = await admin.post("stages/prompt/prompts/", phone);
        await admin.post("stages/prompt/stages/", { name: "contact", fields: [prompt.pk] });
        const frame = await open();
        const row = await rowOf(frame, "phone");
        expect(engine.asked("stages/prompt/prompts/?").at(-1)).to.contain("ordering=name");
        expect(deep(frame, "thead th[scope=col]").map(textOf).filter(Boolean)).to.deep.equal(["Name", "Field key", "Type", "Order", "Stages"]);
        expect(deep(row, "code").map(textOf)).to.deep.equal(["attributes.phone"]);
        expect(textOf(row)).to.contain("Text").and.contain("3");
        expect(deep<HTMLAnchorElement>(row, "a").map(({ hash }) => decodeURIComponent(hash))).to.deep.equal(['#/flow/stages;{"search":"contact"}']);
    });

    it("M17.4: are asked for their name first, and it is needed", async () => {
        const [first] = (await prepared(promptForm, undefined)).fields;
        expect(first).to.include({ name: "name", label: "Name", required: true });
    });

    /** The form of a new prompt, with its preview. */
    async function form(): Promise<{ dialog: HTMLElement; preview: HTMLElement }> {
        await press(await find(await open(), "ak-table"), "Create");
        const dialog = await find(document, "ak-modal");
        return { dialog, preview: await find(dialog, "ak-prompt-preview") };
    }
    const choose = async (dialog: HTMLElement, type: string): Promise<void> => {
        const select = await find<HTMLSelectElement>(dialog, "select[name=type]");
        select.value = type;
        select.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    };

    it("are shown as they will be asked, while they are put together", async () => {
        const { dialog, preview } = await form();
        await fill(dialog, "label", "Phone");
        await find(preview, "label", "Phone");
        const [input] = deep(preview, "[inert] input");
        // As a whole, however many fields there are.
        expect(input!.getBoundingClientRect().bottom).to.be.at.most((await find(dialog, ".preview")).getBoundingClientRect().bottom);
        await choose(dialog, "checkbox");
        await find(preview, "input[type=checkbox]");
        await choose(dialog, "hidden");
        await find(preview, "p", "Nothing is shown.");
        await choose(dialog, "text");
        await fill(dialog, "placeholder_expression", true);
        await find(preview, "small", "The placeholder is worked out when the prompt is shown.");
    });

    it("show only what the browser may be trusted with", async () => {
        const { dialog, preview } = await form();
        await choose(dialog, "static");
        const placeholder = await find<HTMLTextAreaElement>(dialog, "textarea[name=placeholder]");
        placeholder.value = "<b>Hello</b><script>throw 1</script>";
        placeholder.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
        await waitUntil(() => deep(preview, ".ak-static b").length === 1);
        expect(deep(preview, "script")).to.deep.equal([]);
    });

    it("S14.4 leave the field that has the focus in sight above their preview", async () => {
        const { dialog } = await form();
        const aside = deep(dialog, ".preview")[0]!;
        for (const field of deep<HTMLElement>(dialog, "form input, form select, form textarea")) {
            field.focus();
            expect(field.getBoundingClientRect().bottom, field.getAttribute("name") ?? "").to.be.at.most(aside.getBoundingClientRect().top);
        }
    });

    for (const theme of THEMES)
        it(`have an accessible preview (${theme})`, async () => {
            await useTheme(theme);
            const { dialog, preview } = await form();
            await fill(dialog, "label", "Phone");
            await find(preview, "label", "Phone");
            await expect(dialog).to.be.accessible();
        });
});
