import type { Db } from "#kernel/store/db.ts";
import { ExpiringMap } from "#kernel/base/expiring-map.ts";
import { type Listener, on } from "#kernel/resource/listener.ts";
import { memo } from "#kernel/store/memo.ts";
import type { Json } from "#kernel/base/models.ts";
import { MINUTE_MS } from "#mock/encoding/time.ts";

/** How long a plan is reused: five minutes, as `cache_timeout_flows` says. */
const LIFETIME_MS = 5 * MINUTE_MS;

/** Plans that were made before, by flow and user: the pieces that planning costs, without their context. A restart forgets them, as the original's cache does. */
const plans = memo(() => new ExpiringMap<Json>(LIFETIME_MS));
const nameOf = (flow: string, user: number | null) => `${flow}#${user}`;

export const cachedPlan = (db: Db, flow: string, user: number | null, now: number): Json | undefined => plans(db).get(nameOf(flow, user), now);

export const keepPlan = (db: Db, flow: string, user: number | null, plan: Json, now: number): void => plans(db).set(nameOf(flow, user), plan, now);

/** Forgets all plans. */
export const clearPlans = (db: Db): void => plans(db).clear();

/** How many plans are kept: of one flow, or of all. */
export const cachedPlans = (db: Db, flow = ""): number =>
    plans(db)
        .names(db.random.now())
        .filter((name) => name.startsWith(flow)).length;

function dropPlans(db: Db, flow: unknown): void {
    for (const name of plans(db).names(-Infinity)) if (name.startsWith(`${String(flow)}#`)) plans(db).delete(name);
}

const CHANGES = ["created", "updated", "linked", "deleting"] as const;

/** A flow's plans are forgotten when it, its bindings or its stages change. Listens to `deleting` of a stage, while its bindings are still there. */
export const planListeners: readonly Listener[] = [
    on("authentik_flows.flow", CHANGES, ({ row, db }) => dropPlans(db, row.pk)),
    on("authentik_flows.flowstagebinding", CHANGES, ({ row, before, db }) => {
        for (const binding of [row, before]) if (binding) dropPlans(db, binding.target);
    }),
    on("authentik_flows.stage", CHANGES, ({ row, db }) => {
        for (const { target } of db.where("authentik_flows.flowstagebinding", "stage", row.pk)) dropPlans(db, target);
    }),
];
