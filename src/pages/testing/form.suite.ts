import { expect, fixture, html } from "@open-wc/testing";
import type { TestBackend } from "#mock/adapters/test/test-backend.ts";
import { connect } from "#src/api/client.ts";
import { ApiError } from "#src/base/errors.ts";
import type { Form } from "#src/elements/form/ak-form.ts";
import "#src/elements/form/ak-form.ts";
import { fieldsAsked, fieldsOf, type FormField, type Values } from "#src/elements/form/field.ts";
import type { FormLoader, ReadyForm } from "#src/elements/form/form.ts";
import { THEMES, useTheme } from "#src/elements/testing/colors.ts";
import { prepared } from "./form.test-helper.ts";
import { saveUntouched } from "./untouched.ts";
import { withEngine } from "./with-engine.ts";

interface Example<T> {
    form: FormLoader<T>;
    /** The request's name in the API's document; left out where that has no schema for what is sent. */
    request?: string;
    /** What the form is opened on. */
    object: (backend: TestBackend) => Promise<T>;
    /** Fields that the form turns into others, or sends by a request of their own. */
    own?: readonly string[];
    /** What the request needs and the form knows without asking. */
    supplied?: readonly string[];
    /** What is typed, beside the initial values. */
    values?: Values;
}

interface RequestSchema {
    properties: Record<string, { type?: string; minLength?: number }>;
    required?: string[];
}

/** ms that a busy machine may take until Python is there, which checks expressions that are saved. */
const LOADING_MS = 60_000;

/** What every form must do, compared with the API's own document. */
export function formSuite<T>(name: string, { form, request, object, own = [], supplied = [], values = {} }: Example<T>): void {
    describe(`form: ${name}`, () => {
        const engine = withEngine();
        const ready = async (): Promise<ReadyForm<unknown>> => {
            const opened = await object(engine.backend);
            return prepared(await form(opened), opened);
        };
        const show = async (): Promise<{ element: Form<unknown>; fields: FormField[]; shown: ReadyForm<unknown> }> => {
            const shown = await ready();
            const { fields, values: first } = shown;
            const element = await fixture<Form<unknown>>(html`<ak-form .fields=${fields} .values=${first} .save=${async () => undefined}></ak-form>`);
            await Promise.all([...element.shadowRoot!.querySelectorAll(":not(:defined)")].map(({ localName }) => customElements.whenDefined(localName)));
            return { element, fields: fieldsOf(fields).filter(({ readonly = false }) => !readonly), shown };
        };

        if (request !== undefined)
            it("asks for what the request has, and for all that it needs", async () => {
                const { body } = await engine.backend.admin.get("schema/?format=json");
                const schema = body.components.schemas[request] as RequestSchema;
                const fields = fieldsOf((await ready()).fields);
                const known = new Set([...Object.keys(schema.properties), ...own]);
                expect(fields.filter((field) => !known.has(field.name)).map((field) => field.name)).to.deep.equal([]);
                const asked = new Map(fields.map((field) => [field.name, field]));
                const isMissed = (needed: string): boolean => {
                    const field = asked.get(needed);
                    const { type, minLength } = schema.properties[needed] ?? {};
                    // A text may be needed and yet be empty; a switch and a card always have a value.
                    const mayBeEmpty = type === "string" && minLength === undefined;
                    return !field || !(field.required || mayBeEmpty || field.inline || (field.initial !== undefined && field.initial !== null));
                };
                expect((schema.required ?? []).filter((needed) => !supplied.includes(needed) && isMissed(needed))).to.deep.equal([]);
            });

        it("says what the server refuses at the field that it is about", async () => {
            const { element, fields, shown } = await show();
            const refusal = Object.fromEntries(fields.map((field) => [field.name, [`Not this ${field.name}.`]]));
            const { save, fields: items, values: first } = shown;
            const initial = Object.fromEntries(fieldsOf(items).map((field) => [field.name, field.initial]));
            const restore = connect({ csrf: () => "", fetch: async () => Response.json(refusal, { status: 400 }) });
            const error = await save({ ...initial, ...first, ...values }).catch((thrown: unknown) => thrown);
            restore();
            expect(error).to.be.instanceOf(ApiError);
            element.errors = (error as ApiError).fields;
            await element.updateComplete;
            const asked = new Set(fieldsAsked(items, element.typed).map(({ name }) => name));
            const said = fields
                .filter(({ name }) => asked.has(name))
                .map(({ name }) => element.shadowRoot!.getElementById(`${name}-errors`)?.textContent.trim());
            expect(said).to.deep.equal(fields.filter(({ name }) => asked.has(name)).map(({ name }) => `Not this ${name}.`));
            // What is not asked for has no place in view: it is said above.
            const above = [...element.shadowRoot!.querySelectorAll(".fields > [role=alert] .pf-v6-c-alert__title")].map(({ textContent }) => textContent);
            const unseen = new Map(fields.filter(({ name }) => !asked.has(name)).map(({ name, label }) => [name, `${label}: Not this ${name}.`]));
            expect(above).to.deep.equal([...unseen.values()]);
        });

        it("leaves an object as it was when it is saved without a change", async () => {
            const shown = await ready();
            const saved = await saveUntouched(engine, shown);
            // One that cannot be sent at all would leave its object as it was, too.
            if (shown.marking) expect(saved, "what was sent").to.not.be.empty;
            for (const { before, after } of saved) expect(after).to.equal(before);
        }).timeout(LOADING_MS);

        for (const theme of THEMES)
            it(`is accessible (${theme})`, async () => {
                await useTheme(theme);
                await expect((await show()).element).to.be.accessible();
            });
    });
}
