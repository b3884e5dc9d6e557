import { msg } from "@lit/localize";
import { html } from "lit";
import type { Policy } from "#src/api/policies.api.ts";
import { href } from "#src/base/route.ts";
import type { FormItem } from "#src/elements/form/field.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import type { FormDefinition } from "#src/elements/form/form.ts";
import { link } from "#src/elements/table/column.ts";
import { memberForm, type Member } from "#src/pages/family.ts";
import type { Subject } from "#src/pages/help/subjects.ts";

/** What a kind of policies is called, and what it decides. */
export interface PolicyWords {
    title: () => string;
    plural: () => string;
    description: () => string;
    /** Headings of its form. */
    create: () => string;
    edit: () => string;
}

/** What every policy has. */
interface Head {
    name: string;
    execution_logging?: boolean;
}

interface PolicyFormOptions<T, Body, Loaded> {
    words: PolicyWords;
    help: Subject;
    api: {
        create: (body: Body) => Promise<T>;
        update: (key: string | number, body: Body, before: T) => Promise<T>;
        retrieve: (key: string | number, signal: AbortSignal) => Promise<T>;
    };
    load?: (policy: Member | undefined, signal: AbortSignal) => Promise<Loaded>;
    /** What it asks for, beside what every policy has. */
    fields: (loaded: Loaded) => readonly FormItem<keyof Body & string>[];
}

/** Where a policy is listed. */
export const policyHref = ({ name }: Pick<Policy, "name">): string => href("/policy/policies", { search: name });

/** A policy by name, which leads to it in the list. */
export const aboutPolicy = (policy: Pick<Policy, "name">): unknown => link(policyHref(policy), policy.name);

/** The form of one kind of policies. It begins with what this kind decides. */
export const policyForm = <T extends Member, Body extends Head, Loaded = undefined>({
    words: { create, edit, description },
    fields,
    ...options
}: PolicyFormOptions<T, Body, Loaded>): FormDefinition<Member | undefined, T> =>
    memberForm<T, Body, Loaded>({
        texts: { create, edit, created: () => msg("The policy was created."), saved: () => msg("The policy was saved.") },
        about: aboutPolicy,
        intro: () => html`<p>${description()}</p>`,
        fields: (_, loaded) => [...head(), ...fields(loaded)],
        ...options,
    });

function head(): FormItem<keyof Head>[] {
    const { text, toggle } = fieldsFor<Head>();
    return [
        text("name", msg("Name"), { required: true }),
        toggle("execution_logging", msg("Log every execution"), { help: msg("Writes an event each time it is asked. Otherwise only failures are written.") }),
    ];
}
