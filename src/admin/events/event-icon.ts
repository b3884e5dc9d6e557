import type { TemplateResult } from "lit";
import type { Action } from "#src/base/event-actions.ts";
import { icon, type IconName } from "#src/base/icons.ts";

const ICONS: Readonly<Record<Action, IconName>> = {
    login: "user",
    login_failed: "denied",
    logout: "leave",
    user_write: "user",
    suspicious_request: "warning",
    password_set: "key",
    secret_view: "eye",
    secret_rotate: "refresh",
    invitation_used: "mail",
    authorize_application: "applications",
    source_linked: "server",
    impersonation_started: "eye",
    impersonation_ended: "eye-closed",
    flow_execution: "flow",
    policy_execution: "check",
    policy_exception: "error",
    property_mapping_exception: "error",
    system_task_execution: "run",
    system_task_exception: "error",
    system_exception: "error",
    configuration_error: "error",
    model_created: "add",
    model_updated: "edit",
    model_deleted: "remove",
    email_sent: "mail",
    update_available: "info",
    custom_: "list",
};
const icons = new Map<string, IconName>(Object.entries(ICONS));

/** What kind of thing happened, to be told at a glance; what policies invent looks like any other custom event. */
export const eventIcon = (action: string): TemplateResult => icon(icons.get(action) ?? ICONS.custom_);
