import { msg } from "@lit/localize";
import { html } from "lit";
import { until } from "lit/directives/until.js";
import "#src/admin/blueprints/blueprint-preview.ts";
import { faultText } from "#src/admin/blueprints/fault.ts";
import { flows, type FlowImport } from "#src/api/flows.api.ts";
import { ApiError } from "#src/base/errors.ts";
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
    size: "md",
    fields: () => [
        file("file", msg("File"), {
            required: true,
            accept: ".yaml,.yml",
            help: msg("A blueprint, as an export writes it. What it names and is there already is changed; a file with an error changes nothing."),
        }),
    ],
    preview: ({ file: chosen }) => (chosen ? until(outlookOn(chosen)) : msg("Choose a file to see what it would change.")),
    async save({ file: sent }) {
        const result = await flows.import(sent);
        // Refused with status 200: the reasons are in the log.
        if (!result.success) throw new ApiError(200, { file: [msg("The file was not imported."), ...reasons(result)] });
        return result;
    },
    saved: () => msg("The flow was imported."),
});

/** What the file would change, and delete: anything may stand in it, also the account of whoever imports it. */
async function outlookOn(chosen: File): Promise<unknown> {
    const content = await contentOf(chosen);
    return html`<ak-blueprint-preview .blueprint=${{ content, path: "", context: {} }}></ak-blueprint-preview>`;
}

/** Of each file once, however often the form is drawn; of one that cannot be read any more, or is no text, nothing, which importing it says. */
const contents = new WeakMap<File, Promise<string>>();

function contentOf(chosen: File): Promise<string> {
    const known = contents.get(chosen) ?? textOf(chosen).catch(() => "");
    contents.set(chosen, known);
    return known;
}

async function textOf(chosen: File): Promise<string> {
    const text = await chosen.text();
    return text.includes("\0") ? "" : text;
}

type Line = Readonly<Record<string, unknown>>;
const isLine = (value: unknown): value is Line => typeof value === "object" && value !== null;

/** As authentik, the server says nothing of a file that is no blueprint of the version it knows. */
const reasons = ({ logs }: FlowImport): string[] =>
    logs.length > 0 ? logs.map(reason) : [msg("This is not a blueprint. A blueprint begins with “version: 1” and has a list of entries.")];

/** A line of the log, after the entry that it is about. */
function reason({ app, model, entry, event }: Line): string {
    const about = isLine(entry) ? named(entry) : [app, model].filter((part) => typeof part === "string").join(".");
    return about === "" ? faultText(String(event)) : `${about}: ${faultText(String(event))}`;
}

/** "authentik_flows.flow (slug welcome)": the entry as its file names it. */
function named({ model, identifiers }: Line): string {
    const known = isLine(identifiers) ? Object.entries(identifiers).filter(([, value]) => typeof value !== "object") : [];
    const which = known.map(([name, value]) => `${name} ${String(value)}`).join(", ");
    return which === "" ? String(model) : `${String(model)} (${which})`;
}
