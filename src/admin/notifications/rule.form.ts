import { msg } from "@lit/localize";
import { rules, type Rule } from "#src/api/notifications.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { groupPicker } from "#src/pickers/group.picker.ts";
import { transportPicker } from "#src/pickers/transport.picker.ts";
import { severities } from "./notification-words.ts";

type Body = Parameters<typeof rules.create>[0];
const { choice, choices, radio, text } = fieldsFor<Body>();

/** Creates and changes a rule. */
export const ruleForm = resourceForm<Rule, Body>({
    texts: {
        create: () => msg("Create notification rule"),
        edit: () => msg("Edit notification rule"),
        created: () => msg("The notification rule was created."),
        saved: () => msg("The notification rule was saved."),
    },
    key: ({ pk }) => pk,
    api: rules,
    fields: () => [
        text("name", msg("Name"), { required: true }),
        choice("group", msg("Group"), groupPicker, { help: msg("The members of this group are notified. Without a group, the rule is off.") }),
        choices("transports", msg("Transports"), transportPicker, { help: msg("How notifications are sent. Without a transport, nobody is notified.") }),
        radio("severity", msg("Severity"), severities()),
    ],
});
