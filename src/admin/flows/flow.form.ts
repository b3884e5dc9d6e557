import { msg } from "@lit/localize";
import { flows, type Flow } from "#src/api/flows.api.ts";
import { href } from "#src/base/route.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { link } from "#src/elements/table/column.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { deniedActions, designations, engineModes, layouts, requirements } from "./flow-words.ts";

type Body = Parameters<typeof flows.create>[0];
const { group, radio, select, text, toggle } = fieldsFor<Body>();

/** Creates and changes a flow. */
export const flowForm = resourceForm<Flow, Body>({
    texts: {
        create: () => msg("Create flow"),
        edit: () => msg("Edit flow"),
        created: () => msg("The flow was created."),
        saved: () => msg("The flow was saved."),
    },
    key: ({ slug }) => slug,
    api: flows,
    about: ({ slug, name }) => link(href(`/flow/flows/${slug}`), name),
    fields: () => [
        text("name", msg("Name"), { required: true }),
        text("title", msg("Title"), { required: true, help: msg("Shown above the flow.") }),
        text("slug", msg("Slug"), { required: true, maxlength: 50, help: msg("Used in URLs.") }),
        select("designation", msg("Designation"), designations(), { required: true, help: msg("What the flow is for.") }),
        select("authentication", msg("Authentication"), requirements(), { required: true, help: msg("Who can run the flow.") }),
        group(msg("Behavior"), [
            toggle("compatibility_mode", msg("Compatibility mode"), { help: msg("Uses simpler fields, for password managers and older browsers.") }),
            radio("denied_action", msg("When a policy refuses"), deniedActions()),
            radio("policy_engine_mode", msg("Policies"), engineModes()),
        ]),
        group(msg("Appearance"), [select("layout", msg("Layout"), layouts(), { required: true })]),
    ],
});
