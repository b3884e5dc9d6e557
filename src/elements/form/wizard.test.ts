import { expect, fixture, html, oneEvent } from "@open-wc/testing";
import { ApiError } from "#src/base/errors.ts";
import { waitUntil } from "../testing/wait-until.ts";
import type { Values } from "./field.ts";
import { select, text } from "./fields.ts";
import type { Wizard, WizardStep } from "./wizard.ts";
import "./wizard.ts";

describe("ak-wizard", () => {
    let saved: Values[];
    let refuse: ApiError | undefined;
    const kinds = [
        { value: "a", label: "A" },
        { value: "b", label: "B" },
    ];
    const steps: WizardStep[] = [
        { title: "Kind", fields: () => [select("kind", "Kind", kinds, { required: true })] },
        { title: "Only B", when: ({ kind }) => kind === "b", fields: () => [text("only", "Only", { required: true })] },
        { title: "Name", fields: ({ kind }) => [text("name", `Name of ${String(kind)}`)] },
    ];
    const make = async (): Promise<Wizard<unknown>> => {
        [saved, refuse] = [[], undefined];
        const save = async (values: Values): Promise<string> => {
            saved.push(values);
            if (refuse) throw refuse;
            return "saved";
        };
        return fixture<Wizard<unknown>>(html`<ak-wizard .steps=${steps} .save=${save}></ak-wizard>`);
    };
    const form = (wizard: Wizard<unknown>) => wizard.shadowRoot!.querySelector("ak-form")!.shadowRoot!;
    const at = (wizard: Wizard<unknown>) => wizard.shadowRoot!.querySelector("[aria-current=step]")!.textContent.trim();
    const fill = (wizard: Wizard<unknown>, name: string, value: string) => Object.assign(form(wizard).querySelector(`#${name}`)!, { value });
    const button = (wizard: Wizard<unknown>, label: string) =>
        [...form(wizard).querySelectorAll<HTMLElement>("button")].find(({ textContent }) => textContent.trim() === label);
    const next = async (wizard: Wizard<unknown>, to: string) => {
        button(wizard, "Next")!.click();
        await waitUntil(() => at(wizard) === to);
        await wizard.updateComplete;
    };

    it("asks step by step, and sends all together", async () => {
        const wizard = await make();
        expect([at(wizard), button(wizard, "Back")]).to.deep.equal(["Kind", undefined]);
        await next(wizard, "Name");
        expect(form(wizard).textContent).to.contain("Name of a");
        fill(wizard, "name", "Ada");
        setTimeout(() => button(wizard, "Create")!.click());
        expect((await oneEvent(wizard, "ak-saved")).detail).to.equal("saved");
        expect(saved).to.deep.equal([{ kind: "a", name: "Ada" }]);
    });

    it("takes the steps that what was said calls for, and forgets those taken back", async () => {
        const wizard = await make();
        fill(wizard, "kind", "b");
        await next(wizard, "Only B");
        fill(wizard, "only", "typed");
        await next(wizard, "Name");
        wizard.shadowRoot!.querySelector<HTMLElement>(".step")!.click();
        await waitUntil(() => at(wizard) === "Kind");
        expect((form(wizard).querySelector("#kind") as HTMLSelectElement).value).to.equal("b");
        fill(wizard, "kind", "a");
        await next(wizard, "Name");
        setTimeout(() => button(wizard, "Create")!.click());
        await oneEvent(wizard, "ak-saved");
        expect(saved).to.deep.equal([{ kind: "a", name: "" }]);
    });

    it("does not go on while something is missing, and goes back with what was typed", async () => {
        const wizard = await make();
        fill(wizard, "kind", "b");
        await next(wizard, "Only B");
        button(wizard, "Next")!.click();
        await waitUntil(() => form(wizard).querySelector("#only-errors")!.textContent.includes("required"));
        expect(at(wizard)).to.equal("Only B");
        fill(wizard, "only", "x");
        await next(wizard, "Name");
        button(wizard, "Back")!.click();
        await waitUntil(() => at(wizard) === "Only B");
        expect((form(wizard).querySelector("#only") as HTMLInputElement).value).to.equal("x");
    });

    it("comes back to the step that the server refuses", async () => {
        const wizard = await make();
        fill(wizard, "kind", "b");
        await next(wizard, "Only B");
        fill(wizard, "only", "bad");
        await next(wizard, "Name");
        refuse = new ApiError(400, { only: ["Not this."] });
        button(wizard, "Create")!.click();
        await waitUntil(() => at(wizard) === "Only B");
        await waitUntil(() => form(wizard).querySelector("#only-errors")?.textContent.includes("Not this."));
    });

    it("says at the end what belongs to no step", async () => {
        const wizard = await make();
        await next(wizard, "Name");
        refuse = new ApiError(400, { detail: "Not at all." });
        button(wizard, "Create")!.click();
        await waitUntil(() => form(wizard).textContent?.includes("Not at all."));
    });
});
