import { msg } from "@lit/localize";
import { dockerIntegrations, type DockerIntegration } from "#src/api/outposts.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { certificatePicker, keyPairPicker } from "#src/pickers/certificate.picker.ts";
import { integrationForm } from "./integration-form.ts";

type Body = Parameters<typeof dockerIntegrations.create>[0];
const { choice, text } = fieldsFor<Body>();

/** Creates and changes the way to a Docker engine. */
export const dockerForm = integrationForm<DockerIntegration, Body>({
    create: () => msg("New Docker connection"),
    edit: () => msg("Edit Docker connection"),
    api: dockerIntegrations,
    local: () => msg("The engine of the machine that the server runs on. The address below is not used then."),
    fields: () => [
        text("url", msg("URL of the engine"), {
            required: true,
            placeholder: "unix:///var/run/docker.sock",
            help: msg("Begins with unix://, ssh:// or https://."),
        }),
        choice("tls_verification", msg("Certificate of the engine"), certificatePicker, {
            help: msg("The authority that signed it. If empty, any certificate is accepted."),
        }),
        choice("tls_authentication", msg("Own certificate or SSH key"), keyPairPicker, { help: msg("With which the server shows who it is.") }),
    ],
});
