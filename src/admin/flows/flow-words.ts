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

export const requirements = (): Words<"authentication"> => [
    { value: "none", label: msg("No requirement") },
    { value: "require_authenticated", label: msg("Signed in") },
    { value: "require_unauthenticated", label: msg("Not signed in") },
    { value: "require_superuser", label: msg("Superuser") },
];

export const layouts = (): Words<"layout"> => [
    { value: "stacked", label: msg("Stacked") },
    { value: "content_left", label: msg("Content left") },
    { value: "content_right", label: msg("Content right") },
    { value: "sidebar_left", label: msg("Sidebar left") },
    { value: "sidebar_right", label: msg("Sidebar right") },
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

/** Where a flow runs, with the way back to the page in view. */
export const flowHref = ({ slug }: Pick<Flow, "slug">): string => `/if/flow/${slug}/?next=${encodeURIComponent(location.pathname + location.hash)}`;
