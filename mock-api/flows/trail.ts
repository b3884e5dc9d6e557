import type { Call } from "#kernel/http/call.ts";
import type { Json } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import type { PolicyBinding } from "#mock/apps/policies/policy-binding.resource.ts";
import { guardOf } from "#mock/policies/guard-of.ts";
import type { Plan, PlanStep } from "./plan.ts";
import { TRAIL } from "./session-keys.ts";

/** What can befall a run of a flow. */
export type Happening = "planned" | "left_out" | "shown" | "rejected" | "passed" | "restarted" | "sent" | "denied" | "ended" | "failed";

/** One thing that befell a run. All of it is JSON, so that a session can keep it; names are those of that time. */
export type TrailEntry = {
    /** In ms since 1970. */
    readonly at: number;
    readonly what: Happening;
    /** The stage that it is about; null for the flow as a whole. */
    readonly stage: string | null;
    /** Who said no: names of policies, groups and users. */
    readonly because: string[];
    /** What the visitor was told, or where they were sent. */
    readonly texts: string[];
};

/** How much of a run is kept: somebody who tries passwords does not fill a session. */
const MAX_TRAIL = 100;

/** What else is known of it. */
type More = Partial<Pick<TrailEntry, "because" | "texts">>;

const entry = (call: Call, what: Happening, stage: string | null, { because = [], texts = [] }: More = {}): TrailEntry => ({
    at: call.random.now(),
    what,
    stage,
    because,
    texts,
});

const stageName = ({ db }: Call, step: Pick<PlanStep, "stage" | "model">): string => db.find("authentik_flows.stage", step.stage)?.name ?? step.model;

/** Notes what befell a run. A stage that is shown again, as after a reload, is told once. */
export function note(call: Call, plan: Plan, what: Happening, step?: Pick<PlanStep, "stage" | "model">, more?: More): void {
    const made = entry(call, what, step ? stageName(call, step) : null, more);
    const last = plan.trail.at(-1);
    if (what === "shown" && last && (last.what === "shown" || last.what === "rejected") && last.stage === made.stage) return;
    plan.trail = [...plan.trail, made].slice(-MAX_TRAIL);
}

/** Keeps the trail of a run that is over. */
export const keepTrail = ({ session }: Call, plan: Plan): void => session.set(TRAIL, { flow: plan.flow, trail: [...plan.trail] });

/** Keeps that a flow was not for whoever came. */
export const keepRefusal = (call: Call, flow: string, more: More): void => call.session.set(TRAIL, { flow, trail: [entry(call, "denied", null, more)] });

/** The trail of the session's last run of a flow that is over. */
export function keptTrail({ session }: Call, flow: string): readonly TrailEntry[] {
    const kept = session.get<Json>(TRAIL);
    return isObject(kept) && kept.flow === flow ? trailFrom(kept.trail) : [];
}

/** A trail that was kept as JSON; what is none of it is left out. */
export const trailFrom = (kept: Json | undefined): TrailEntry[] => (Array.isArray(kept) ? kept.filter(isEntry) : []);

const isEntry = (value: Json): value is TrailEntry => isObject(value) && typeof value.at === "number" && typeof value.what === "string";

/** Names of what said no. */
export const namesOf = ({ db }: Call, refusals: readonly PolicyBinding[] = []): string[] => refusals.map((binding) => guardOf(db, binding));

/** An address as it may be told: its query may carry a code. */
export const withoutQuery = (to: string): string => to.replace(/[?#].*$/s, "");
