import { msg } from "@lit/localize";
import { flows, type Flow, type FlowImport } from "#src/api/flows.api.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { file, group, radio, select, text, toggle } from "#src/elements/form/fields.ts";
import type { FormDefinition } from "#src/elements/form/open-form.ts";
import { deniedActions, designations, engineModes, layouts, requirements } from "./flow-words.ts";

/** Creates and changes a flow. */
export const flowForm = resourceForm<Flow, Parameters<typeof flows.create>[0]>({
    noun: () => msg("flow"),
    key: ({ slug }) => slug,
    api: flows,
    fields: () => [
        text("name", msg("Name"), { required: true }),
        text("title", msg("Title"), { required: true, help: msg("What visitors read above the flow.") }),
        text("slug", msg("Slug"), { required: true, maxlength: 50, help: msg("Its part of the address.") }),
        select("designation", msg("Designation"), designations(), { required: true, help: msg("What the flow is for.") }),
        select("authentication", msg("Authentication"), requirements(), { required: true, help: msg("Who may run it.") }),
        group(msg("Behaviour"), [
            toggle("compatibility_mode", msg("Compatibility mode"), { help: msg("Plainer fields, for password managers and older browsers.") }),
            radio("denied_action", msg("When a policy refuses"), deniedActions()),
            radio("policy_engine_mode", msg("Policies"), engineModes()),
        ]),
        group(msg("Appearance"), [select("layout", msg("Layout"), layouts(), { required: true })]),
    ],
});

/** Takes a flow with its stages and policies from a file, as the export writes them. */
export const flowImportForm: FormDefinition<Flow, FlowImport> = {
    header: () => msg("Import flow"),
    submitLabel: () => msg("Import"),
    size: "sm",
    fields: () => [file("file", msg("File"), { required: true, accept: ".yaml,.yml", help: msg("A blueprint, as an export writes it.") })],
    save: async ({ file: chosen }) => {
        const result = await flows.import(chosen as File);
        // Refused with status 200: the reasons are in the log.
        if (!result.success) throw new Error([msg("The file was not imported."), ...result.logs.map(reason)].join(" "));
        return result;
    },
    saved: () => msg("The flow was imported."),
};

const reason = (line: Readonly<Record<string, unknown>>): string =>
    ["app", "model", "event"]
        .map((key) => line[key])
        .filter((part) => typeof part === "string")
        .join(" ");
