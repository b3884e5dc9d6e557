import { msg } from "@lit/localize";
import { duoStages, type DuoStage } from "#src/api/stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { setupFlow } from "./stage-fields.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof duoStages.create>[0];
const { group, secret, text } = fieldsFor<Body>();

/** Creates and changes a stage that sets up Duo. */
export const duoForm = stageForm<DuoStage, Body>({
    words: stageWords.duo,
    api: duoStages,
    fields: (stage) => [
        text("api_hostname", msg("API hostname"), { required: true, placeholder: "api-XXXXXXXX.duosecurity.com" }),
        group(
            msg("Duo Auth API"),
            [
                text("client_id", msg("Integration key"), { required: true }),
                secret("client_secret", msg("Secret key"), { required: true, keep: stage !== undefined }),
            ],
            { open: true, help: msg("Sends and checks requests. The keys are those of an “Auth API” application in Duo’s admin panel.") },
        ),
        group(
            msg("Duo Admin API (optional)"),
            [text("admin_integration_key", msg("Integration key")), secret("admin_secret_key", msg("Secret key"), { keep: stage !== undefined })],
            {
                help: msg(
                    "Imports devices that users have set up with Duo already. Duo has to allow the application “Grant read resource”; only some of its editions have this API.",
                ),
            },
        ),
        setupFlow(),
    ],
});
