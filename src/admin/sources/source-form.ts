import { msg } from "@lit/localize";
import { flows } from "#src/api/flows.api.ts";
import { sources, type Source } from "#src/api/sources.api.ts";
import { slugOfName, withSlug } from "#src/base/slug.ts";
import type { FormItem } from "#src/elements/form/field.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import type { FormDefinition } from "#src/elements/form/form.ts";
import { link } from "#src/elements/table/column.ts";
import { ofRow } from "#src/pages/family.ts";
import { FONT_AWESOME, pictureFields, withPicture, type Picture } from "#src/pages/picture.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";
import { sourceHref } from "./source-href.ts";

/** What lists know of a source: enough to ask for the rest. */
export type SourceRow = Pick<Source, "pk" | "name" | "slug">;

interface Operations<T, Body> {
    create: (body: Body) => Promise<T>;
    update: (slug: string | number, body: Body, before: T) => Promise<T>;
    retrieve: (slug: string, signal?: AbortSignal) => Promise<T>;
}

interface SourceFormOptions<T, Body, Loaded> {
    /** Headings of its form: "New SAML identity provider", "Edit SAML identity provider". */
    create: () => string;
    edit: () => string;
    api: Operations<T, Body>;
    load?: (source: T | undefined, signal: AbortSignal) => Promise<Loaded>;
    fields: (source: T | undefined, loaded: Loaded) => readonly FormItem<keyof Body & string>[];
    values?: (source: T | undefined) => Partial<Body>;
}

/** What every source has. */
interface Head {
    name: string;
    slug: string;
    enabled?: boolean;
}

/** The form of one kind of sources. */
export const sourceForm = <T extends SourceRow, Body extends Head, Loaded = undefined>({
    create: creation,
    edit,
    api: { create, update, retrieve },
    fields,
    ...options
}: SourceFormOptions<T, Body, Loaded>): FormDefinition<SourceRow | undefined, T> =>
    ofRow(
        resourceForm<T, Body, Loaded>({
            texts: {
                create: creation,
                edit,
                created: () => msg("The source was created."),
                saved: () => msg("The source was saved."),
            },
            key: ({ slug }) => slug,
            api: { create: (body) => create(withSlug(body)), update },
            about: ({ slug, name }) => link(sourceHref(slug), name),
            fields: (source, loaded) => [...head(source), ...fields(source, loaded)],
            ...options,
        }),
        ({ slug }, signal) => retrieve(slug, signal),
    );

function head(source: SourceRow | undefined) {
    const { text, toggle } = fieldsFor<Head>();
    return [
        text("name", msg("Name"), { required: true }),
        text("slug", msg("Slug"), {
            required: source !== undefined,
            follows: slugOfName,
            maxlength: 50,
            help: source
                ? msg("Used in URLs. Changing it breaks what the other side has been told.")
                : msg("Used in URLs. Generated from the name if left empty."),
        }),
        toggle("enabled", msg("Enabled"), { initial: true }),
    ];
}

/** @param isStored whether the server can keep files */
export const iconFields = (source: { icon: string | null } | undefined, isStored: boolean) =>
    pictureFields({
        label: msg("Icon"),
        fileLabel: msg("Icon from a file"),
        address: source?.icon,
        help: msg("URL of an image, or fa:// and the name of a Font Awesome icon. If left empty, the service has the icon that it is known by."),
        isStored,
        also: FONT_AWESOME,
    });

/** The operations of a kind of sources that have a picture. */
export const withIcon = <T extends SourceRow & { icon: string | null }, Body extends object>(api: Operations<T, Body>): Operations<T, Body & Picture> =>
    withPicture(api, ({ icon }) => icon, sources.setIcon);

interface Flows {
    authentication_flow?: string | null;
    enrollment_flow?: string | null;
}

/** The flows that come with authentik for sources, by what they are for. */
const DEFAULTS = {
    authentication: "default-source-authentication",
    enrollment: "default-source-enrollment",
    before: "default-source-pre-authentication",
} as const;

export type DefaultFlows = { readonly [Use in keyof typeof DEFAULTS]: string | null };

/** Keys of the flows that a new source begins with; null where one is not there. */
export async function defaultFlows(signal: AbortSignal): Promise<DefaultFlows> {
    const key = async (slug: string): Promise<string | null> => (await flows.list({ slug }, signal)).results[0]?.pk ?? null;
    const [authentication, enrollment, before] = await Promise.all([key(DEFAULTS.authentication), key(DEFAULTS.enrollment), key(DEFAULTS.before)]);
    return { authentication, enrollment, before };
}

/** What runs once somebody comes back from the other side. */
export function flowFields({ authentication, enrollment }: DefaultFlows) {
    const { choice } = fieldsFor<Flows>();
    return [
        choice("authentication_flow", msg("Authentication flow"), flowPicker("authentication"), {
            initial: authentication,
            help: msg("Signs in those who are known here. If empty, they cannot sign in."),
        }),
        choice("enrollment_flow", msg("Enrollment flow"), flowPicker("enrollment"), {
            initial: enrollment,
            help: msg("Creates an account for people who sign in for the first time. If empty, they are refused."),
        }),
    ];
}
