import { msg } from "@lit/localize";
import type { Rule, Transport } from "#src/api/notifications.api.ts";
import type { Option } from "#src/elements/form/options.ts";

export const severities = (): readonly Option<NonNullable<Rule["severity"]>>[] => [
    { value: "alert", label: msg("Alert") },
    { value: "warning", label: msg("Warning") },
    { value: "notice", label: msg("Notice") },
];

export const modes = (): readonly Option<NonNullable<Transport["mode"]>>[] => [
    { value: "local", label: msg("In the interfaces"), description: msg("Shown under the bell at the top.") },
    { value: "email", label: msg("Email") },
    { value: "webhook", label: msg("Webhook"), description: msg("Any service that takes JSON.") },
    { value: "webhook_slack", label: msg("Slack or Discord"), description: msg("A webhook in Slack’s format.") },
];
