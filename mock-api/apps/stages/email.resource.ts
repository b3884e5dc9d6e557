import { signedIn } from "#kernel/http/access.ts";
import { collectionAction } from "#kernel/resource/action.ts";
import { describe, flag, integer, list, type Row, text } from "#kernel/base/fields.ts";
import { ok } from "#kernel/http/operation.ts";
import { typeCreate } from "#kernel/resource/types-action.ts";
import { stageFields, stageResource } from "#mock/apps/flows/stage.family.ts";
import { mailTemplate, mailTemplates } from "./mail-template.field.ts";

const fields = describe({
    ...stageFields,
    use_global_settings: flag(),
    host: text({ default: "localhost" }),
    port: integer({ default: 25 }),
    username: text({ blank: true }),
    password: text({ blank: true, writeOnly: true }),
    use_tls: flag(),
    use_ssl: flag(),
    timeout: integer({ default: 10 }),
    from_address: text({ default: "system@authentik.local", max: 254, format: "email" }),
    token_expiry: integer({ default: 30 }),
    subject: text({ default: "authentik" }),
    template: mailTemplate,
    activate_user_on_success: flag(),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_stages_email.emailstage": Row<typeof fields>;
    }
}

/** Sends a link with which the flow goes on. */
export const emailStage = stageResource("authentik_stages_email.emailstage", {
    at: "email",
    component: "ak-stage-email-form",
    schema: "EmailStage",
    names: ["Email Stage", "Email Stages"],
    summary: "Sends an Email to the user with a token to confirm their Email address.",
    fields,
    unfiltered: ["stage_uuid"],
});

/** GET stages/email/templates/ : templates of mails, those of one's own as well. */
export const emailTemplates = collectionAction(emailStage, "GET", "templates", { access: signedIn, answer: list(typeCreate), isList: true }, () =>
    ok(mailTemplates().map(([name, description]) => ({ name, description, component: "", model_name: "" }))),
);
