import { msg } from "@lit/localize";
import { rules, transports, type Rule, type Transport } from "#src/api/notifications.api.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { groupOption, searchGroups, searchOf } from "#src/pickers/searches.ts";
import { choice, choices, radio, text } from "#src/elements/form/fields.ts";
import type { Option } from "#src/elements/form/options.ts";
import { severities } from "./notification-words.ts";

const option = ({ pk, name, mode_verbose: mode }: Transport): Option => ({ value: pk, label: name, description: mode });

/** Creates and changes a rule. @param known the transports that it may have chosen already, by which they are named */
export const ruleForm = (known: () => readonly Transport[]) =>
    resourceForm<Rule, Parameters<typeof rules.create>[0]>({
        noun: () => msg("notification rule"),
        key: ({ pk }) => pk,
        api: rules,
        fields: (rule) => [
            text("name", msg("Name"), { required: true }),
            choice("group", msg("Group"), searchGroups, {
                chosen: rule?.group_obj ? groupOption(rule.group_obj) : undefined,
                help: msg("Its members are told. Without one the rule is off."),
            }),
            choices("transports", msg("Transports"), searchOf(transports.list, option), {
                chosen: known()
                    .filter(({ pk }) => rule?.transports?.includes(pk))
                    .map(option),
                help: msg("How they are told. Without any nobody is."),
            }),
            radio("severity", msg("Severity"), severities()),
        ],
    });
