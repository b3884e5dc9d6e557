import { msg } from "@lit/localize";
import { certificates, type Certificate } from "#src/api/certificates.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { form } from "#src/elements/form/form.ts";

type Body = Parameters<typeof certificates.generate>[0];
const { number, text } = fieldsFor<Body>();

const DAYS = 365;

/** Makes a pair that signs itself. */
export const generationForm = form<undefined, Body, Certificate>({
    header: () => msg("Generate certificate-key pair"),
    submitLabel: () => msg("Generate"),
    fields: () => [
        text("common_name", msg("Common name"), { required: true, help: msg("Also used as the name of the key pair.") }),
        text("subject_alt_name", msg("Alternative names"), { help: msg("Host names, with commas between.") }),
        number("validity_days", msg("Validity in days"), { required: true, min: 1, step: 1, initial: DAYS }),
    ],
    save: certificates.generate,
    saved: () => msg("The certificate-key pair was generated."),
    about: ({ name }) => name,
});
