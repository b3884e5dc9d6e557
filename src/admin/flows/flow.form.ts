import { msg } from "@lit/localize";
import { flows, type Flow } from "#src/api/flows.api.ts";
import { href } from "#src/base/route.ts";
import { slugOf } from "#src/base/slug.ts";
import { whetherCan } from "#src/context/config.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { link } from "#src/elements/table/column.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { deniedActions, designations, engineModes, layouts, requirements } from "./flow-words.ts";

type Request = Parameters<typeof flows.create>[0];
/** The background has requests of its own. */
type Body = Request & { background_url: string; background_file?: File | null };
const { file, group, radio, select, text, toggle } = fieldsFor<Body>();

/** Creates and changes a flow, with the picture behind it. */
export const flowForm = resourceForm<Flow, Body, boolean>({
    texts: {
        create: () => msg("Create flow"),
        edit: () => msg("Edit flow"),
        created: () => msg("The flow was created."),
        saved: () => msg("The flow was saved."),
    },
    key: ({ slug }) => slug,
    api: {
        create: async (body) => withBackground(await flows.create(bodyOf(body)), body, ""),
        async update(slug, body) {
            const saved = await flows.update(slug, bodyOf(body));
            return withBackground(saved, body, saved.background);
        },
    },
    about: ({ slug, name }) => link(href(`/flow/flows/${slug}`), name),
    // Whether pictures can be stored.
    load: () => whetherCan("can_save_media"),
    fields: (flow, storesPictures) => [
        text("name", msg("Name"), { required: true, help: msg("For lists; visitors do not see it.") }),
        text("title", msg("Title"), { required: true, help: msg("What visitors see above the stages.") }),
        text("slug", msg("Slug"), {
            required: flow !== undefined,
            maxlength: 50,
            help: flow ? msg("Used in URLs. Changing it breaks existing links.") : msg("Used in URLs. Generated from the name if left empty."),
        }),
        select("designation", msg("Designation"), designations(), {
            required: true,
            help: msg("What the flow is for: it decides where the flow can be chosen."),
        }),
        select("authentication", msg("Who can start it"), requirements(), { required: true, help: msg("Asked before anything else.") }),
        group(msg("Behavior"), [
            radio("policy_engine_mode", msg("Policies, groups and users bound to the flow"), engineModes()),
            radio("denied_action", msg("What happens to those who are refused"), deniedActions()),
            toggle("compatibility_mode", msg("Compatibility mode"), { help: msg("Uses simpler fields, for password managers and older browsers.") }),
        ]),
        group(msg("Appearance"), [
            select("layout", msg("Layout"), layouts(), { required: true, help: msg("Where the card with the stages stands on the page.") }),
            text("background_url", msg("Background"), {
                initial: flow?.background ?? "",
                help: msg("URL of an image. Left empty, the flow has the standard picture."),
            }),
            ...(storesPictures
                ? [file("background_file", msg("Background from a file"), { accept: "image/*", help: msg("Takes the place of the URL above.") })]
                : []),
        ]),
    ],
});

const bodyOf = ({ background_url: _url, background_file: _file, ...body }: Body): Request => ({ ...body, slug: body.slug || slugOf(body.name) });

/** @param before the address that the form began with */
async function withBackground(saved: Flow, { background_url: address, background_file: picture }: Body, before: string): Promise<Flow> {
    if (!picture && address === before) return saved;
    await (picture ? flows.setBackground(saved.slug, picture) : flows.setBackgroundUrl(saved.slug, address));
    return flows.retrieve(saved.slug);
}
