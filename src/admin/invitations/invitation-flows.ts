import { invitationStages } from "#src/api/stages.api.ts";
import { allPages } from "#src/api/all-pages.ts";

/** Slugs of the flows in which an invitation counts: those with an invitation stage. */
export async function invitationFlows(signal?: AbortSignal): Promise<string[]> {
    const stages = await allPages((page) => invitationStages.list({ ...page, ordering: "name", no_flows: false }, signal));
    return [...new Set(stages.flatMap(({ flow_set: flows = [] }) => flows.map(({ slug }) => slug)))];
}
