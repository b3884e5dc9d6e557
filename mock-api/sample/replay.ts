import { hasPython, loadPython } from "#mock/python/python.ts";
import type { State } from "#kernel/store/journal.ts";
import { createBackend } from "#mock/backend.ts";
import { randomness, seededBytes } from "#kernel/base/random.ts";
import { storedIn } from "#kernel/store/schema.ts";
import type { Clock } from "./browser.ts";
import { accounts } from "./accounts.ts";
import { administration } from "./administration.ts";
import { everyday } from "./everyday.ts";
import { seededRandom } from "./seeded-random.ts";
import { installCompany, type Pairs } from "./install.ts";
import { incidents } from "./incidents.ts";
import { DOMAIN } from "./people.ts";
import { Scenario } from "./scenario.ts";
import { BEGIN, dayOf, WEEKS } from "./times.ts";

const SEED = 20230306;

/** The sample company after its month: every event is left by a request that was really made. */
export async function replay(fresh: State, pairs: Pairs, weeks: number = WEEKS): Promise<State> {
    // A blueprint brings policies and mappings, before any request could wait for it.
    if (hasPython()) await loadPython();
    const clock: Clock = { now: BEGIN };
    const bytes = seededBytes(SEED);
    const installed = await installCompany(
        fresh,
        pairs,
        randomness(bytes, () => clock.now),
    );
    const backend = await createBackend({ now: () => clock.now, random: bytes, hosts: [`sso.${DOMAIN}`], first: async () => installed });
    const scenario = new Scenario(backend, clock, seededRandom(SEED));
    const actions = [everyday, administration, incidents, accounts].flatMap((plan) => plan(seededRandom(SEED), BEGIN));
    for (const { at, run } of actions.filter((it) => it.at < dayOf(BEGIN, weeks * 7, "0:00")).sort((a, b) => a.at - b.at)) {
        // What took long pushes back what comes next: time never runs backwards.
        clock.now = Math.max(clock.now, at);
        await run(scenario);
    }
    return tidied(backend.export(), clock.now);
}

/** Without what belongs to the replay itself: its secret key, sign-ins that are over, codes that nobody redeems, and how each browser got through its flows. */
function tidied(state: State, now: number): State {
    const { version, tables } = state;
    const signIns = storedIn(state, "authentik_core.authenticatedsession").filter(({ expires }) => Date.parse(String(expires)) > now);
    const live = new Set<unknown>(signIns.map(({ session_key }) => session_key));
    const sessions = storedIn(state, "sandbox.session")
        .filter(({ pk }) => live.has(pk))
        .map((row) => ({ ...row, data: {} }));
    const none = { "sandbox.setting": [], "authentik_providers_oauth2.authorizationcode": [] };
    return { version, tables: { ...tables, ...none, "authentik_core.authenticatedsession": signIns, "sandbox.session": sessions } };
}
