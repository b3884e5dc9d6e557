import { msg } from "@lit/localize";
import { emailStages, type EmailStage } from "#src/api/email-stages.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import type { Option } from "#src/elements/form/options.ts";
import { stageForm } from "./stage-form.ts";
import { stageWords } from "./stage-words.ts";

type Body = Parameters<typeof emailStages.create>[0];
type Templates = Awaited<ReturnType<typeof emailStages.templates>>;
const { email, group, number, secret, select, text, toggle } = fieldsFor<Body>();

/** Creates and changes a stage that sends a link. */
export const emailForm = stageForm<EmailStage, Body, Templates>({
    words: stageWords.email,
    api: emailStages,
    load: (_, signal) => emailStages.templates(signal),
    fields: (stage, templates) => [
        text("subject", msg("Subject"), { required: true, initial: "authentik" }),
        select("template", msg("Template"), options(templates, stage?.template), { required: true }),
        number("token_expiry", msg("Link expires after"), { required: true, initial: 30, min: 1, help: msg("Minutes.") }),
        toggle("activate_user_on_success", msg("Activate the user"), {
            initial: true,
            help: msg("Opening the link activates an inactive user, for example after enrolling."),
        }),
        toggle("use_global_settings", msg("Use the server’s own mail settings"), {
            initial: true,
            help: msg("Otherwise this stage has a mail server of its own."),
        }),
        group(
            msg("Mail server"),
            [
                text("host", msg("SMTP host"), { required: true, initial: "localhost" }),
                number("port", msg("SMTP port"), { required: true, initial: 25, min: 1, max: 65_535 }),
                text("username", msg("SMTP username")),
                secret("password", msg("SMTP password"), { keep: stage !== undefined }),
                toggle("use_tls", msg("Use TLS"), { initial: true, help: msg("The connection is encrypted after it was opened (STARTTLS).") }),
                toggle("use_ssl", msg("Use SSL"), { help: msg("The connection is encrypted from its first byte on. Not together with TLS.") }),
                number("timeout", msg("Timeout"), { required: true, initial: 30, min: 0, help: msg("Seconds.") }),
                email("from_address", msg("From address"), { required: true, initial: "system@authentik.local" }),
            ],
            { open: true, when: ({ use_global_settings: global }) => global !== true },
        ),
    ],
});

/** What can be chosen; with a template that is in use and whose file is gone, so that saving does not choose another. */
function options(templates: Templates, used: string | undefined): readonly Option<string>[] {
    const there = templates.map(({ name, description }) => ({ value: name, label: description || name }));
    return used === undefined || there.some(({ value }) => value === used) ? there : [{ value: used, label: used }, ...there];
}
