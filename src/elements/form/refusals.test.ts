import { expect, fixture, html } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import { deep } from "../testing/deep.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Form } from "./ak-form.ts";
import "./ak-form.ts";
import { choice, choices, dual, group, select, source, text } from "./fields.ts";
import { among, picking } from "./options.ts";

describe("what the server refuses", () => {
    const kinds = [
        { value: "a", label: "Ada" },
        { value: "b", label: "Bob" },
    ];
    /** As the API says it. */
    const GONE = 'Invalid pk "8acbed26-8a50-403e-b118-864b42e677ee" - object does not exist.';
    const fields = [
        choice("parent", "Parent", among(kinds)),
        choices("members", "Members", among(kinds)),
        dual("all", "All", among(kinds)),
        text("name", "Name"),
        select("kind", "Kind", kinds, { required: true }),
        text("only", "Only for Bob", { when: ({ kind }) => kind === "b" }),
        group("Group", [text("inner", "Inside")], { when: ({ kind }) => kind === "b" }),
    ];
    const refused = async (errors: Record<string, string[]>): Promise<Form<unknown>> => {
        const save = () => Promise.reject(new ApiError(400, errors));
        const form = await fixture<Form<unknown>>(html`<ak-form .fields=${fields} .save=${save}></ak-form>`);
        form.shadowRoot!.querySelector("form")!.requestSubmit();
        await waitUntil(() => form.shadowRoot!.querySelector(".pf-m-error, .pf-v6-c-alert"), "it is said");
        return form;
    };
    const above = (form: Form<unknown>) => [...form.shadowRoot!.querySelectorAll(".fields > [role=alert] .pf-v6-c-alert__title")].map((one) => one.textContent);

    it("K144: is said above, by its label, where its field is not asked for: nobody would see it there", async () => {
        const form = await refused({ only: ["Not so."], inner: ["Not so."] });
        expect(above(form)).to.deep.equal(["Only for Bob: Not so.", "Inside: Not so."]);
        expect(form.shadowRoot!.querySelector("[role=alert]")!.checkVisibility()).to.equal(true);
    });

    it("goes when another field is asked for in the place of the refused one", async () => {
        const alternatives = [
            select("kind", "Kind", kinds, { required: true, initial: "a" }),
            text("path", "File", { when: ({ kind }) => kind === "a" }),
            text("path", "Address", { when: ({ kind }) => kind === "b" }),
            text("only", "Only for Ada", { when: ({ kind }) => kind === "a" }),
        ];
        const save = () => Promise.reject(new ApiError(400, { path: ["No such file."], only: ["Not so."] }));
        const form = await fixture<Form<unknown>>(html`<ak-form .fields=${alternatives} .save=${save}></ak-form>`);
        form.shadowRoot!.querySelector("form")!.requestSubmit();
        const said = () => form.shadowRoot!.textContent;
        await waitUntil(() => said().includes("No such file.") && said().includes("Not so."), "it is said");
        const kind = form.shadowRoot!.querySelector<HTMLSelectElement>("#kind")!;
        kind.value = "b";
        kind.dispatchEvent(new Event("change", { bubbles: true }));
        await waitUntil(() => form.shadowRoot!.querySelector("label[for=path]")?.textContent?.includes("Address"), "the other field is there");
        expect(said()).not.to.contain("No such file.").and.not.to.contain("Not so.");
    });

    it("is brought into view where it stands below a high editor", async () => {
        const save = () => Promise.reject(new ApiError(400, { expression: ["Not so."] }));
        const lines = "a = 1\n".repeat(40);
        const form = await fixture<Form<unknown>>(
            html`<ak-form .fields=${[source("expression", "Expression", "python", { initial: lines })]} .save=${save}></ak-form>`,
        );
        const box = form.parentElement!;
        box.style.cssText = "block-size: 200px; overflow: auto";
        await customElements.whenDefined("ak-codemirror");
        form.shadowRoot!.querySelector("form")!.requestSubmit();
        await waitUntil(() => {
            const text = form.shadowRoot!.getElementById("expression-errors");
            return text?.textContent?.includes("Not so.") && text.getBoundingClientRect().bottom <= box.getBoundingClientRect().bottom + 1;
        }, "what is wrong is in view");
    });

    it("K147: is said in plain words where what was chosen has been deleted meanwhile", async () => {
        const form = await refused({ parent: [GONE], members: [GONE], all: [GONE], name: [GONE] });
        const said = ["parent", "members", "all", "name"].map((name) => form.shadowRoot!.getElementById(`${name}-errors`)!.textContent.trim());
        expect(said).to.deep.equal([
            "What was chosen here has been deleted in the meantime. Choose something else.",
            "Something that is chosen here has been deleted in the meantime. Remove it.",
            "Something that is chosen here has been deleted in the meantime. Remove it.",
            GONE,
        ]);
    });

    it("K147: says which of several it is, where that is known: by what was chosen at first, or what was found since", async () => {
        const gone = (key: string): string => `Invalid pk "${key}" - object does not exist.`;
        const many = [choices("first", "First", among([]), { chosen: kinds }), choices("found", "Found", picking<string | number>(kinds))];
        const save = () => Promise.reject(new ApiError(400, { first: [gone("b")], found: [gone("a")] }));
        const form = await fixture<Form<unknown>>(html`<ak-form .fields=${many} .values=${{ first: ["a", "b"], found: ["a"] }} .save=${save}></ak-form>`);
        await waitUntil(
            () =>
                deep(form.shadowRoot!, ".pf-v6-c-label").some(({ textContent }) => textContent.includes("Ada")) &&
                deep(form.shadowRoot!, ".pf-v6-c-label").length === 3,
        );
        await waitUntil(() => !deep(form.shadowRoot!, ".pf-v6-c-label").some(({ textContent }) => textContent.includes("…")), "all names are there");
        form.shadowRoot!.querySelector("form")!.requestSubmit();
        await waitUntil(() => form.shadowRoot!.querySelector(".pf-m-error"), "it is said");
        expect(["first", "found"].map((name) => form.shadowRoot!.getElementById(`${name}-errors`)!.textContent.trim())).to.deep.equal([
            "“Bob” has been deleted in the meantime. Remove it.",
            "“Ada” has been deleted in the meantime. Remove it.",
        ]);
    });

    it("K144: goes to its field when that is asked for", async () => {
        const form = await refused({ only: ["Not so."] });
        const list = form.shadowRoot!.querySelector<HTMLSelectElement>("#kind")!;
        list.value = "b";
        list.dispatchEvent(new Event("change", { bubbles: true }));
        await form.updateComplete;
        expect(above(form)).to.deep.equal([]);
        expect(form.shadowRoot!.querySelector("#only-errors")!.checkVisibility()).to.equal(true);
    });
});
