import { msg } from "@lit/localize";
import { smsStages, type SmsStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { webhookMappingPicker } from "#src/pickers/webhook-mapping.picker.ts";
import { setupFlow } from "./stage-fields.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof smsStages.create>[0];
const { choice, radio, secret, text, toggle, url } = fieldsFor<Body>();

const isTwilio = ({ provider }: Partial<Body>): boolean => provider !== "generic";
const isGeneric = ({ provider }: Partial<Body>): boolean => provider === "generic";
const isBasic = (body: Partial<Body>): boolean => isGeneric(body) && body.auth_type !== "bearer";
const isBearer = (body: Partial<Body>): boolean => isGeneric(body) && body.auth_type === "bearer";

/** Creates and changes a stage that sets up a phone number. The two providers keep what is theirs in the same columns. */
export const smsForm = stageForm<SmsStage, Body>({
    words: stageWords.sms,
    api: smsStages,
    fields: () => [
        radio("provider", msg("Sent by"), [
            { value: "twilio", label: msg("Twilio") },
            { value: "generic", label: msg("Another service"), description: msg("A service that accepts messages by HTTP.") },
        ]),
        text("from_number", msg("Sender"), { required: true, help: msg("The number that messages come from.") }),
        text("account_sid", msg("Account SID"), { required: true, when: isTwilio, help: msg("From the console of Twilio.") }),
        secret("auth", msg("Auth token"), { required: true, when: isTwilio, help: msg("From the same place.") }),
        url("account_sid", msg("URL"), { required: true, when: isGeneric, help: msg("Messages are sent there by POST, as JSON.") }),
        radio(
            "auth_type",
            msg("Authentication"),
            [
                { value: "basic", label: msg("Username and password") },
                { value: "bearer", label: msg("Token") },
            ],
            { when: isGeneric },
        ),
        text("auth", msg("Username"), { required: true, when: isBasic }),
        secret("auth_password", msg("Password"), { when: isBasic }),
        secret("auth", msg("Token"), { required: true, when: isBearer }),
        choice("mapping", msg("Mapping"), webhookMappingPicker, {
            when: isGeneric,
            help: msg("Builds the request in the format that the service expects."),
        }),
        toggle("verify_only", msg("Keep only a hash of the number"), {
            help: msg("Proves that nobody else uses the number. No codes can be sent to it later, so it is no second factor."),
        }),
        setupFlow(),
    ],
});
