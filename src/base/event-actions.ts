import { msg } from "@lit/localize";

interface Described {
    label: () => string;
    /** How much it should worry: failures are red, what deserves a look is orange. */
    color?: "red" | "orange";
}

const KNOWN = {
    login: { label: () => msg("Signed in") },
    login_failed: { label: () => msg("Failed sign-in"), color: "orange" },
    logout: { label: () => msg("Signed out") },
    user_write: { label: () => msg("User written by a flow") },
    suspicious_request: { label: () => msg("Suspicious request"), color: "orange" },
    password_set: { label: () => msg("Password set") },
    secret_view: { label: () => msg("Secret viewed"), color: "orange" },
    secret_rotate: { label: () => msg("Secret rotated") },
    invitation_used: { label: () => msg("Invitation used") },
    authorize_application: { label: () => msg("Application authorized") },
    source_linked: { label: () => msg("Source linked") },
    impersonation_started: { label: () => msg("Impersonation started"), color: "orange" },
    impersonation_ended: { label: () => msg("Impersonation ended") },
    flow_execution: { label: () => msg("Flow executed") },
    policy_execution: { label: () => msg("Policy executed") },
    policy_exception: { label: () => msg("Policy failed"), color: "red" },
    property_mapping_exception: { label: () => msg("Property mapping failed"), color: "red" },
    system_task_execution: { label: () => msg("System task executed") },
    system_task_exception: { label: () => msg("System task failed"), color: "red" },
    system_exception: { label: () => msg("System failure"), color: "red" },
    configuration_error: { label: () => msg("Configuration error"), color: "red" },
    model_created: { label: () => msg("Object created") },
    model_updated: { label: () => msg("Object changed") },
    model_deleted: { label: () => msg("Object deleted") },
    email_sent: { label: () => msg("Email sent") },
    update_available: { label: () => msg("Update available"), color: "orange" },
    custom_: { label: () => msg("Custom") },
} as const satisfies Readonly<Record<string, Described>>;

/** An action that the server knows by itself; policies write others of their own making. */
export type Action = keyof typeof KNOWN;

const known = new Map<string, Described>(Object.entries(KNOWN));

/** Every action that the server knows by itself. */
export const ACTIONS = [...known.keys()];

/** What happened, in words. An action that is not known here goes by its name. */
export const actionLabel = (action: string): string => known.get(action)?.label() ?? action;

export const actionColor = (action: string): Described["color"] => known.get(action)?.color;
