import { msg } from "@lit/localize";
import type { Flow } from "#src/api/flows.api.ts";
import type { Option } from "#src/elements/form/options.ts";

/** Words for the values of a field of flows. */
type Words<K extends keyof Flow> = readonly Option<Extract<Flow[K], string>>[];

/** What flows are for. */
export const designations = (): Words<"designation"> => [
    { value: "authentication", label: msg("Authentication") },
    { value: "authorization", label: msg("Authorization") },
    { value: "enrollment", label: msg("Enrollment") },
    { value: "invalidation", label: msg("Invalidation") },
    { value: "recovery", label: msg("Recovery") },
    { value: "stage_configuration", label: msg("Stage configuration") },
    { value: "unenrollment", label: msg("Unenrollment") },
];

type Designation = Flow["designation"];
type ByDesignation = Record<Designation, () => string>;

/** What a flow of this kind does, in one sentence for somebody who sees flows for the first time. */
export function purpose(designation: Designation): string {
    const sentences: ByDesignation = {
        authentication: () => msg("Signs people in: asks who they are, and has them prove it."),
        authorization: () => msg("Runs when somebody who is signed in opens an application: asks for consent, or goes straight on."),
        enrollment: () => msg("Lets new people create an account."),
        invalidation: () => msg("Signs people out."),
        recovery: () => msg("Lets people who have forgotten their password set a new one."),
        stage_configuration: () => msg("Lets people set something up or change it: their password, an authenticator app, their details."),
        unenrollment: () => msg("Lets people delete their own account."),
    };
    return sentences[designation]();
}

/** Where a flow of this kind can be put to use. */
export function usedFor(designation: Designation): string {
    const sentences: ByDesignation = {
        authentication: () => msg("Choose it in a tenant, in a source, or in an identification stage as the way in without a password."),
        authorization: () => msg("Choose it in a provider."),
        enrollment: () => msg("Choose it in an identification stage, in a source, or in an invitation."),
        invalidation: () => msg("Choose it in a tenant."),
        recovery: () => msg("Choose it in a tenant, or in an identification stage."),
        stage_configuration: () => msg("Choose it in a tenant, in a source, or in the stage that it sets up."),
        unenrollment: () => msg("Choose it in a tenant."),
    };
    return sentences[designation]();
}

export const requirements = (): Words<"authentication"> => [
    { value: "none", label: msg("Anybody") },
    { value: "require_authenticated", label: msg("People who are signed in") },
    { value: "require_unauthenticated", label: msg("People who are not signed in") },
    { value: "require_superuser", label: msg("Superusers") },
];

export const layouts = (): Words<"layout"> => [
    { value: "stacked", label: msg("Card in the middle") },
    { value: "content_left", label: msg("Card at the left") },
    { value: "content_right", label: msg("Card at the right") },
    { value: "sidebar_left", label: msg("Full height at the left") },
    { value: "sidebar_right", label: msg("Full height at the right") },
];

export const deniedActions = (): Words<"denied_action"> => [
    { value: "message_continue", label: msg("Show a message, then continue"), description: msg("Shows a message, then continues to the requested page.") },
    { value: "continue", label: msg("Continue silently"), description: msg("Continues to the requested page without a message.") },
    { value: "message", label: msg("Message"), description: msg("Shows a message and ends the flow.") },
];

export const engineModes = (): Words<"policy_engine_mode"> => [
    { value: "any", label: msg("Any"), description: msg("One policy that passes is enough.") },
    { value: "all", label: msg("All"), description: msg("Every policy has to pass.") },
];

/** The words for a value; the value itself where there are none. */
export const wordFor = (options: readonly Option[], value: string | undefined): string =>
    options.find((option) => option.value === value)?.label ?? value ?? "";

/** A flow for people who are not signed in sends everybody else away. */
export const isForVisitors = ({ authentication }: Pick<Flow, "authentication">): boolean => authentication === "require_unauthenticated";

/** A flow that has to know from the start who the visitor is. */
export const isForUsers = ({ authentication }: Pick<Flow, "authentication">): boolean =>
    authentication === "require_authenticated" || authentication === "require_superuser";

/** Where a flow runs, with the way back to the page in view. */
export const flowHref = ({ slug }: Pick<Flow, "slug">): string => `/if/flow/${slug}/?next=${encodeURIComponent(location.pathname + location.hash)}`;
