import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { href } from "#src/base/route.ts";
import type { FormItem } from "#src/elements/form/field.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import type { FormDefinition } from "#src/elements/form/form.ts";
import { link } from "#src/elements/table/column.ts";
import { memberForm, type Member } from "#src/pages/family.ts";

interface StageFormOptions<T, Body, Loaded> {
    /** What the kind is called and for, as `stageWords` has it. */
    words: { create: () => string; edit: () => string; description: () => string };
    /** Something that whoever sets it up should know besides. */
    advice?: () => string;
    api: {
        create: (body: Body) => Promise<T>;
        update: (key: string | number, body: Body, before: T) => Promise<T>;
        retrieve: (key: string | number, signal: AbortSignal) => Promise<T>;
    };
    load?: (stage: Member | undefined, signal: AbortSignal) => Promise<Loaded>;
    /** What it asks for, beside the name. */
    fields: (stage: T | undefined, loaded: Loaded) => readonly FormItem<keyof Body & string>[];
}

/** The form of one kind of stages. */
export const stageForm = <T extends Member, Body extends { name: string }, Loaded = undefined>({
    words: { create, edit, description },
    advice,
    api,
    fields,
    ...options
}: StageFormOptions<T, Body, Loaded>): FormDefinition<Member | undefined, T> =>
    memberForm<T, Body, Loaded>({
        texts: { create, edit, created: () => msg("The stage was created."), saved: () => msg("The stage was saved.") },
        about: ({ name }) => link(href("/flow/stages", { search: name }), name),
        intro: () => html`<p>${description()}${advice ? html` ${advice()}` : nothing}</p>`,
        api,
        fields: (stage, loaded) => [fieldsFor<{ name: string }>().text("name", msg("Name"), { required: true }), ...fields(stage, loaded)],
        ...options,
    });
