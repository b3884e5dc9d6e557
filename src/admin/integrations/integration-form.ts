import { msg } from "@lit/localize";
import { href } from "#src/base/route.ts";
import type { FormItem } from "#src/elements/form/field.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import type { FormDefinition } from "#src/elements/form/form.ts";
import { link } from "#src/elements/table/column.ts";
import { type Member, memberForm } from "#src/pages/family.ts";

/** What every integration has. */
interface Head {
    name: string;
    local?: boolean;
}

interface IntegrationFormOptions<T, Body> {
    /** Headings: "New Docker connection", "Edit Docker connection". */
    create: () => string;
    edit: () => string;
    api: {
        create: (body: Body) => Promise<T>;
        update: (key: string | number, body: Body, before: T) => Promise<T>;
        retrieve: (key: string | number, signal: AbortSignal) => Promise<T>;
    };
    /** What “local” means for this kind. */
    local: () => string;
    fields: () => readonly FormItem<keyof Body & string>[];
}

/** The form of one kind of places where outposts can run. */
export const integrationForm = <T extends Member, Body extends Head>({
    create,
    edit,
    api,
    local,
    fields,
}: IntegrationFormOptions<T, Body>): FormDefinition<Member | undefined, T> =>
    memberForm<T, Body>({
        texts: {
            create,
            edit,
            created: () => msg("The integration was created."),
            saved: () => msg("The integration was saved."),
        },
        api,
        about: ({ name }) => link(href("/outpost/integrations", { search: name }), name),
        intro: () => msg("The sandbox connects to nothing: what is entered here is kept, and exported with everything else."),
        fields: () => {
            const { text, toggle } = fieldsFor<Head>();
            return [text("name", msg("Name"), { required: true }), toggle("local", msg("Local"), { help: local() }), ...fields()];
        },
    });
