import { msg } from "@lit/localize";

/** What happened, in words. An action that is not known here, as one of a policy's own making, goes by its name. */
export function actionLabel(action: string): string {
    const known: Readonly<Record<string, () => string>> = LABELS;
    return known[action]?.() ?? action;
}

const LABELS = {
    login: () => msg("Signed in"),
    login_failed: () => msg("Failed sign-in"),
    logout: () => msg("Signed out"),
    user_write: () => msg("User written by a flow"),
    suspicious_request: () => msg("Suspicious request"),
    password_set: () => msg("Password set"),
    secret_view: () => msg("Secret viewed"),
    secret_rotate: () => msg("Secret rotated"),
    invitation_used: () => msg("Invitation used"),
    authorize_application: () => msg("Application authorized"),
    source_linked: () => msg("Source linked"),
    impersonation_started: () => msg("Impersonation started"),
    impersonation_ended: () => msg("Impersonation ended"),
    flow_execution: () => msg("Flow executed"),
    policy_execution: () => msg("Policy executed"),
    policy_exception: () => msg("Policy failed"),
    property_mapping_exception: () => msg("Property mapping failed"),
    system_task_execution: () => msg("System task executed"),
    system_task_exception: () => msg("System task failed"),
    system_exception: () => msg("System failure"),
    configuration_error: () => msg("Configuration error"),
    model_created: () => msg("Object created"),
    model_updated: () => msg("Object changed"),
    model_deleted: () => msg("Object deleted"),
    email_sent: () => msg("Email sent"),
    update_available: () => msg("Update available"),
    custom_: () => msg("Custom"),
} as const;

/** Every action that the server knows by itself. */
export const ACTIONS = Object.keys(LABELS);

/** How much an action should worry: failures red, what deserves a look orange, the rest plain. */
export function actionColor(action: string): "red" | "orange" | undefined {
    if (/exception|error/.test(action)) return "red";
    return ["login_failed", "suspicious_request", "impersonation_started", "secret_view", "update_available"].includes(action) ? "orange" : undefined;
}
