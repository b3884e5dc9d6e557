import { fixture, html } from "@open-wc/testing";
import type { Form } from "#src/elements/form/ak-form.ts";
import "#src/elements/form/ak-form.ts";
import type { Values } from "#src/elements/form/field.ts";
import type { ReadyForm } from "#src/elements/form/form.ts";
import { waitUntil } from "#src/elements/testing/wait-until.ts";
import type { Engine } from "./engine.ts";

/** An object that was sent to the API, as that has it, byte by byte. */
interface Stored {
    before: string;
    after: string;
}

/** When a blueprint was saved last is no part of what it says. */
const withoutMoment = (name: string, value: unknown): unknown => (name === "last_applied" ? undefined : value);

/**
 * Saves a form as it was opened.
 * @returns the objects that it has sent; none where it makes something new, or asks for something first
 * @throws where it changes an object and cannot be sent, or is refused
 */
export async function saveUntouched(engine: Engine, { fields, values, save, marking }: ReadyForm<unknown>): Promise<Stored[]> {
    const form = await fixture<Form<unknown>>(html`<ak-form .fields=${fields} .values=${values}></ak-form>`);
    const sent = await untouched(form);
    if (!sent && marking) throw new Error(`The form cannot be sent as it was opened: ${JSON.stringify(form.errors)}`);
    if (!sent) return [];
    const stored = async (path: string): Promise<string> => JSON.stringify((await engine.backend.admin.get(path)).body, withoutMoment);
    const before = new Map<string, string>();
    engine.watch(async ({ method, url }) => {
        const path = new URL(url).pathname.replace("/api/v3/", "");
        if (["PUT", "PATCH"].includes(method)) before.set(path, await stored(path));
    });
    await save(sent).catch((error: unknown) => {
        // What is refused to a form that changes no object is not the subject here.
        if (marking || before.size > 0) throw error;
    });
    engine.watch(async () => undefined);
    return Promise.all([...before].map(async ([path, was]) => ({ before: was, after: await stored(path) })));
}

/** What a form sends of its own accord; undefined where something has to be filled in first. */
async function untouched(form: Form<unknown>): Promise<Values | undefined> {
    let sent: Values | undefined;
    form.save = async (values) => void (sent = values);
    form.shadowRoot!.querySelector("form")!.requestSubmit();
    await waitUntil(() => sent !== undefined || Object.keys(form.errors).length > 0);
    return sent;
}
