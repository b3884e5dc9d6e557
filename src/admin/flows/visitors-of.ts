import type { Visitors } from "#src/admin/policies/forms.ts";
import type { Flow } from "#src/api/flows.api.ts";

/** Flows that people go through to come in. */
const WAYS_IN: ReadonlySet<string> = new Set(["authentication", "enrollment", "recovery"]);

/** Whether a flow is begun by people who have not signed in. */
export function visitorsOf({ designation, authentication = "none" }: Pick<Flow, "designation" | "authentication">): Visitors | undefined {
    const isOpen = authentication === "none" && WAYS_IN.has(designation);
    return isOpen || authentication === "require_unauthenticated" ? "flow" : undefined;
}
