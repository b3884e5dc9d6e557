import { msg } from "@lit/localize";
import { webhookMappings, type WebhookMapping } from "#src/api/property-mappings.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { memberForm } from "#src/pages/family.ts";
import { aboutMapping, expressionHelp, mappingTexts } from "./mapping-form.ts";

type Body = Parameters<typeof webhookMappings.create>[0];
const { source, text } = fieldsFor<Body>();

/** Creates and changes what a webhook sends. */
export const webhookMappingForm = memberForm<WebhookMapping, Body>({
    texts: mappingTexts(
        () => msg("Create webhook mapping"),
        () => msg("Edit webhook mapping"),
    ),
    api: webhookMappings,
    about: aboutMapping,
    help: "webhook-mapping",
    fields: () => [
        text("name", msg("Name"), { required: true }),
        source("expression", msg("Expression"), "python", {
            required: true,
            help: expressionHelp(msg("Returns a dictionary, which is sent as JSON; “notification” is what the webhook tells.")),
        }),
    ],
});
