import { expect } from "@open-wc/testing";
import type { TriedBlueprint } from "#mock/blueprints/portable/export.ts";
import { stubApi, type StubCall } from "#src/api/stub.test-helper.ts";
import { arrived } from "#src/base/history-layers.ts";
import { openForm } from "#src/elements/form/open-form.ts";
import type { Snippet } from "#src/elements/snippet.ts";
import { find, textOf } from "#src/pages/testing/engine.ts";
import { blueprintForms } from "./forms.ts";

/** What the engine makes of an installation, which takes it seconds, is held by its own tests: here an answer of its type is shown. */
describe("the export as a blueprint", () => {
    const made: TriedBlueprint = {
        content: "entries:\n- model: authentik_core.group\n  identifiers: { name: Staff }\n",
        secrets: ["oauth2provider_wiki_client_secret"],
        left_out: [
            { model: "authentik_core.token", name: "robot", reason: "request" },
            { model: "authentik_core.application", name: "Wiki", reason: "picture", field: "meta_icon" },
        ],
        differences: [],
    };
    let answer: TriedBlueprint;
    let calls: StubCall[];
    let restore: () => void;
    beforeEach(() => {
        ({ calls, restore } = stubApi(({ path }) => (path.startsWith("/-/sandbox/blueprint/") ? { body: answer } : undefined)));
    });
    afterEach(async () => {
        document.querySelector("ak-modal")?.remove();
        await arrived();
        restore();
        localStorage.clear();
    });

    const make = async (): Promise<HTMLElement> => {
        void openForm(blueprintForms.export, undefined);
        const dialog = await find(document, "ak-modal");
        (await find(dialog, "button[type=submit]", "Create file")).click();
        return dialog;
    };

    it("is of what was changed here, without secrets; says that it was tried, what is not in it, and why", async () => {
        answer = made;
        const dialog = await make();
        await find(dialog, "ak-alert[level=success]");
        expect((await find<Snippet>(dialog, "ak-snippet")).text).to.equal(made.content);
        expect(textOf(await find(dialog, "ak-expand")))
            .to.contain("robot")
            .and.contain("only when somebody asks for it")
            .and.contain("Wiki (meta_icon)");
        await find(dialog, "p", "1 secret is left to be filled in");
        expect(calls.map(({ path }) => path)).to.include("/-/sandbox/blueprint/?scope=changed&secrets=ask");
    });

    it("says what a fresh installation has otherwise after it was applied there", async () => {
        answer = { ...made, differences: ["authentik_core.group Staff is missing"] };
        await find(await make(), "ak-alert[level=warning] li", "Staff is missing");
    });
});
