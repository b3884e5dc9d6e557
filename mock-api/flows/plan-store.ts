import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import type { Json, JsonObject } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { STARS } from "#mock/apps/events/sanitize.ts";
import { Plan } from "./plan.ts";
import { HISTORY, PLAN } from "./session-keys.ts";

/** How many finished plans the inspector can look back on. */
const MAX_HISTORY = 25;
/** How long a secret waits for its plan to go on: a day, longer than any link of a mail is meant to live. */
const LIFETIME_MS = 24 * 3600_000;
const MAX_SECRETS = 10_000;

/**
 * Passwords that people have typed and that no stage has used up yet. Sessions and tokens are written to disk; these are not: there a plan
 * names them by a keyed hash. Whoever restarts the process begins the flow anew.
 */
class Vault {
    readonly #key: Uint8Array;
    readonly #kept = new Map<string, { readonly value: string; readonly until: number }>();

    constructor(key: Uint8Array) {
        this.#key = key;
    }

    seal(value: string, now: number): JsonObject {
        for (const [id, { until }] of this.#kept) if (until <= now || this.#kept.size >= MAX_SECRETS) this.#kept.delete(id);
        const id = bytesToHex(hmac(sha256, this.#key, utf8ToBytes(value)));
        this.#kept.set(id, { value, until: now + LIFETIME_MS });
        return { sealed: id };
    }

    open(id: string): string | undefined {
        return this.#kept.get(id)?.value;
    }
}

const vaults = new WeakMap<Db, Vault>();
const vaultOf = ({ db, random }: Call): Vault => vaults.get(db) ?? vaults.set(db, new Vault(random.bytes(32))).get(db)!;

/** The id of a secret that stands in a plan; data that were merely given such a name are none. */
const sealedId = (value: Json): string | undefined =>
    isObject(value) && typeof value.sealed === "string" && /^[0-9a-f]{64}$/.test(value.sealed) && Object.keys(value).length === 1 ? value.sealed : undefined;

/** JSON with what `change` gives in place of a value; undefined: looked into. */
function replaced(value: Json, change: (value: Json) => Json): Json {
    const changed = change(value);
    if (changed !== undefined) return changed;
    if (Array.isArray(value)) return value.map((one) => replaced(one, change));
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, member]) => [name, replaced(member, change)])) : value;
}

const withSecrets = (plan: Plan, write: (secret: string) => Json): JsonObject => ({
    ...plan.state,
    context: replaced(plan.context, (value) => (typeof value === "string" && plan.isSecret(value) ? write(value) : undefined)),
});

/** A plan as a session or a token keeps it. */
export const sealed = (call: Call, plan: Plan): JsonObject => ({
    ...withSecrets(plan, (secret) => vaultOf(call).seal(secret, call.random.now())),
    trail: [...plan.trail],
});

/** The plan that a session or a token has stored; undefined when it is not one, or when a secret of it is gone. */
export function unsealed(call: Call, kept: Json): Plan | undefined {
    const plan = Plan.from(kept);
    if (!plan) return undefined;
    let isWhole = true;
    const context = replaced(plan.context, (value) => {
        const id = sealedId(value);
        if (id === undefined) return undefined;
        const secret = vaultOf(call).open(id);
        if (secret === undefined) isWhole = false;
        else plan.conceal(secret);
        return secret ?? "";
    });
    plan.context = isObject(context) ? context : {};
    return isWhole ? plan : undefined;
}

/** A kept plan as people may see it: stars for secrets. */
export function masked(kept: Json): Plan | undefined {
    const plan = Plan.from(kept);
    if (!plan) return undefined;
    const context = replaced(plan.context, (value) => (sealedId(value) === undefined ? undefined : STARS));
    return new Plan({ flow: plan.flow, steps: plan.steps, context: isObject(context) ? context : {} });
}

export const planOf = (call: Call): Plan | undefined => unsealed(call, call.session.get(PLAN));
export const keepPlanOf = (call: Call, plan: Plan): void => call.session.set(PLAN, sealed(call, plan));

/** Notes a plan as one that was left behind: for the inspector. */
export function noteHistory({ session }: Call, plan: Plan): void {
    const history = (session.get<Json[]>(HISTORY) ?? []).slice(-MAX_HISTORY);
    session.set(HISTORY, [...history, withSecrets(plan, () => STARS)]);
}
