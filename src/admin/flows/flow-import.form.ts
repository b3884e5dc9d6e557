import { msg } from "@lit/localize";
import { flows, type FlowImport } from "#src/api/flows.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";

interface Body {
    file: File;
}
const { file } = fieldsFor<Body>();

/** Takes a flow with its stages and policies from a file, as the export writes them. */
export const flowImportForm = form<undefined, Body, FlowImport>({
    header: () => msg("Import flow"),
    submitLabel: () => msg("Import"),
    size: "sm",
    fields: () => [file("file", msg("File"), { required: true, accept: ".yaml,.yml", help: msg("A blueprint, as an export writes it.") })],
    async save(body) {
        const result = await flows.import(body.file);
        // Refused with status 200: the reasons are in the log.
        if (!result.success) throw new Error([msg("The file was not imported."), ...result.logs.map(reason)].join(" "));
        return result;
    },
    saved: () => msg("The flow was imported."),
});

const reason = (line: Readonly<Record<string, unknown>>): string =>
    ["app", "model", "event"]
        .map((key) => line[key])
        .filter((part) => typeof part === "string")
        .join(" ");
