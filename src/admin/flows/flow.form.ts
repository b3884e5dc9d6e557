import { msg } from "@lit/localize";
import { flows, type Flow } from "#src/api/flows.api.ts";
import { href } from "#src/base/route.ts";
import { slugOfName, withSlug } from "#src/base/slug.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { link } from "#src/elements/table/column.ts";
import { pictureFields, storesPictures, withPicture, type Picture } from "#src/pages/picture.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { deniedActions, designations, engineModes, layouts, requirements } from "./flow-words.ts";

type Body = Parameters<typeof flows.create>[0] & Picture;
const { group, radio, select, text, toggle } = fieldsFor<Body>();

const { create, update } = withPicture(flows, ({ background }) => background, flows.setBackground);

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
        create: (body) => create(withSlug(body)),
        update: (slug, body, before) => update(slug, withSlug(body), before),
    },
    about: ({ slug, name }) => link(href(`/flow/flows/${slug}`), name),
    load: storesPictures,
    fields: (flow, isStored) => [
        text("name", msg("Name"), { required: true, help: msg("For lists; visitors do not see it.") }),
        text("title", msg("Title"), { required: true, help: msg("What visitors see above the stages.") }),
        text("slug", msg("Slug"), {
            required: flow !== undefined,
            follows: slugOfName,
            maxlength: 50,
            help: flow ? msg("Used in URLs. Changing it breaks existing links.") : msg("Used in URLs. Generated from the name if left empty."),
        }),
        select("designation", msg("Designation"), designations(), {
            required: true,
            help: msg("What the flow is for: it decides where the flow can be chosen."),
        }),
        select("authentication", msg("Who can start it"), requirements(), {
            required: true,
            help: msg("Checked before anything else: everybody else is refused."),
        }),
        group(msg("Behavior"), [
            radio("policy_engine_mode", msg("Policies, groups and users bound to the flow"), engineModes()),
            radio("denied_action", msg("What happens to those who are refused"), deniedActions()),
            toggle("compatibility_mode", msg("Compatibility mode"), { help: msg("Uses simpler fields, for password managers and older browsers.") }),
        ]),
        group(msg("Appearance"), [
            select("layout", msg("Layout"), layouts(), { required: true, help: msg("Where the card with the stages stands on the page.") }),
            ...pictureFields({
                label: msg("Background"),
                fileLabel: msg("Background from a file"),
                address: flow?.background,
                help: msg("URL of an image. Left empty, the flow has the standard picture."),
                isStored,
            }),
        ]),
    ],
});
