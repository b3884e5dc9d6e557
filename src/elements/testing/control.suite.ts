import { expect, fixture, html, nextFrame } from "@open-wc/testing";
import { render, type TemplateResult } from "lit";
import { locale } from "#src/context/locale.ts";
import type { FormControl } from "../form/control.ts";
import { THEMES, useTheme } from "./colors.ts";
import { LONG } from "./element.suite.ts";

interface Member<V> {
    name: string;
    /** The element, with what else it needs; the suite sets name, label, value and the like. */
    make: () => TemplateResult;
    empty: V;
    filled: V;
    /** What a form without script sends of `filled`. */
    sent: (string | File)[];
    /** Does what a visitor does, so that the value is another than `filled`. */
    act: (control: FormControl<V>) => unknown;
    /** It knows no emptiness, so it cannot be required. */
    optional?: true;
}

async function useLocale(code: string): Promise<void> {
    const query = new URLSearchParams(location.search);
    query.set("locale", code);
    history.replaceState(null, "", `?${query}`);
    await locale.start();
}

/** What every control must do, as native ones do. */
export function control<V>({ name, make, empty, filled, sent, act, optional }: Member<V>): void {
    describe(name, () => {
        afterEach(() => useTheme("light"));

        const settle = async (one: FormControl<V>): Promise<void> => {
            await one.updateComplete;
            await nextFrame();
            await one.updateComplete;
        };
        /** In a form, beside the texts that describe it. */
        const show = async (value: V, changes: Partial<FormControl<V>> = {}) => {
            const form = await fixture<HTMLFormElement>(
                html`<form>
                    <label for="control">Label</label>
                    <fieldset></fieldset>
                    <p id="help">Help</p>
                    <p id="errors">Errors</p>
                </form>`,
            );
            const fieldset = form.querySelector("fieldset")!;
            const holder = document.createElement("div");
            render(make(), holder);
            const one = holder.querySelector<FormControl<V>>(name)!;
            // Before it is rendered for the first time: so this is the value that it goes back to.
            Object.assign(one, { id: "control", name: "field", label: "Label", describedBy: "help errors", ...changes, value });
            fieldset.append(one);
            await settle(one);
            return { form, one, fieldset };
        };
        const parts = (one: Element): Element[] => {
            const own = [...(one.shadowRoot?.querySelectorAll("*") ?? [])];
            return own.flatMap((part) => [part, ...parts(part)]);
        };

        it("is sent with its form", async () => {
            const { form, one } = await show(filled);
            expect([...form.elements]).to.include(one);
            expect(new FormData(form).getAll("field")).to.deep.equal(sent);
            expect(one.form).to.equal(form);
        });

        if (!optional)
            it("keeps its form from being sent while it is required and empty", async () => {
                const { form, one } = await show(empty, { required: true });
                expect([one.validity.valueMissing, form.checkValidity()]).to.deep.equal([true, false]);
                expect(one.validationMessage).to.equal("This field is required.");
                one.value = filled;
                await settle(one);
                expect(form.checkValidity()).to.equal(true);
            });

        it("sends change for what the visitor did, not for what was set", async () => {
            const { one } = await show(filled);
            let told = 0;
            const listening = new AbortController();
            document.addEventListener("change", () => told++, { signal: listening.signal });
            one.value = empty;
            await settle(one);
            one.value = filled;
            await settle(one);
            expect(told).to.equal(0);
            await act(one);
            await settle(one);
            listening.abort();
            expect(told).to.equal(1);
            expect(one.value).not.to.deep.equal(filled);
        });

        it("goes back to what it was at first", async () => {
            const { form, one } = await show(filled);
            await act(one);
            await settle(one);
            form.reset();
            await settle(one);
            expect(one.value).to.deep.equal(filled);
        });

        it("is neither sent nor reached while it is disabled, by itself or by what it is in", async () => {
            for (const how of ["itself", "around"]) {
                const { form, one, fieldset } = await show(filled);
                if (how === "itself") one.disabled = true;
                else fieldset.disabled = true;
                await settle(one);
                expect(new FormData(form).getAll("field"), how).to.deep.equal([]);
                const reachable = parts(one).filter((part) =>
                    part.matches("input:not(:disabled, [hidden]), button:not(:disabled), textarea:not(:disabled, [readonly])"),
                );
                expect(
                    reachable.map(({ outerHTML }) => outerHTML),
                    how,
                ).to.deep.equal([]);
            }
        });

        it("is described by the texts beside it, and says when it is wrong", async () => {
            const { form, one } = await show(filled, { invalid: true });
            const described = parts(one).filter((part) => part.ariaDescribedByElements?.some(({ id }) => id === "errors"));
            expect(described.length).to.be.at.least(1);
            expect(described[0]!.ariaDescribedByElements).to.include(form.querySelector("#help"));
        });

        it("takes the focus, from script and by its label", async () => {
            const { form, one } = await show(filled);
            one.focus();
            expect(document.activeElement).to.equal(one);
            one.blur();
            (document.activeElement as HTMLElement | null)?.blur();
            form.querySelector("label")!.click();
            expect(document.activeElement).to.equal(one);
        });

        for (const theme of THEMES)
            it(`is accessible, right and wrong (${theme})`, async () => {
                await useTheme(theme);
                const { form } = await show(filled);
                await expect(form).to.be.accessible();
                const wrong = await show(empty, { invalid: true, required: !optional });
                await expect(wrong.form).to.be.accessible();
            });

        it("speaks another language at once", async () => {
            const { one } = await show(empty, { required: true });
            const texts = () =>
                parts(one)
                    .map((part) => part.getAttribute("aria-label") ?? "")
                    .join("") +
                one.shadowRoot!.textContent +
                one.validationMessage;
            const before = texts();
            await useLocale("debug");
            await settle(one);
            const after = texts();
            await useLocale("en");
            if (!optional) expect(after).not.to.equal(before);
            await settle(one);
            expect(texts()).to.equal(before);
        });

        it("fits a telephone, from right to left", async () => {
            const { form, one } = await show(filled, { label: LONG });
            form.dir = "rtl";
            form.style.cssText = "inline-size: 390px; overflow: auto";
            await settle(one);
            expect(form.scrollWidth).to.be.at.most(390);
        });
    });
}
