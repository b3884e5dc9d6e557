import { msg } from "@lit/localize";
import { flows } from "#src/api/flows.api.ts";
import { samlProviders, type SamlProvider } from "#src/api/providers.api.ts";
import { ApiError, NON_FIELD } from "#src/base/errors.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";
import type { Member } from "#src/pages/family.ts";
import { flowPicker } from "#src/pickers/flow.picker.ts";
import { aboutProvider } from "./provider-texts.ts";

interface Body {
    name: string;
    /** Key of the flow; the API asks for its slug. */
    authorization_flow: string;
    file: File;
}
const { choice, file, text } = fieldsFor<Body>();

/** Makes a SAML provider of what the application says of itself. */
export async function importProvider({ name, authorization_flow: key, file: metadata }: Body): Promise<SamlProvider> {
    const [flow] = (await flows.list({ flow_uuid: key })).results;
    await samlProviders.importMetadata(name, flow?.slug ?? "", metadata).catch((error: unknown) => {
        throw aboutFile(error);
    });
    // The answer is empty; of those of this name the last is the new one.
    const made = (await samlProviders.list({ name, ordering: "pk" })).results.at(-1);
    if (!made) throw new Error(msg("The provider was created, but has been deleted since."));
    return made;
}

/** The server says of the whole request what is wrong with the file. */
function aboutFile(error: unknown): unknown {
    const said = error instanceof ApiError && error.fields[NON_FIELD];
    return said ? new ApiError(error.status, { detail: said.join(" "), file: said }, error.requestId) : error;
}

/** Asks for what that takes. */
export const samlImportForm = form<Member | undefined, Body, Member>({
    header: () => msg("Create SAML provider from metadata"),
    submitLabel: () => msg("Create"),
    fields: () => [
        text("name", msg("Name"), { required: true }),
        choice("authorization_flow", msg("Authorization flow"), flowPicker("authorization"), { required: true }),
        file("file", msg("Metadata"), { required: true, accept: ".xml,text/xml,application/xml", help: msg("An XML file that the application offers.") }),
    ],
    save: importProvider,
    saved: () => msg("The provider was created."),
    about: ({ pk, name }) => aboutProvider({ pk: Number(pk), name }),
});
