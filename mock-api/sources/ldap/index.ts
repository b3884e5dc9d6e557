import type { Call } from "#kernel/http/call.ts";
import { can } from "#kernel/base/facet.ts";
import { hooks } from "#kernel/resource/hooks.ts";
import { whileLoaded } from "#kernel/store/memo.ts";
import type { Task } from "#kernel/resource/task.ts";
import { SYNC_PARTS, SYNC_TASK, syncTaskName } from "#mock/apps/sources/ldap.actions.ts";
import { ldapSource } from "#mock/apps/sources/ldap.resource.ts";
import { HOUR_MS, MINUTE_MS } from "#mock/encoding/time.ts";
import { type LdapSource, SOURCE } from "./connect.ts";
import { syncSource } from "./sync.ts";

const EVERY_MS = 2 * HOUR_MS;

const beginSync = ({ later }: Call, { pk }: LdapSource): void => void later.set(`${SYNC_TASK}:${pk}`, (call) => syncSource(call, pk));

/** When the clock was first looked at. Directories count as read then: no engine begins with reading them, which would have its first visitors wait for Python. */
const begun = whileLoaded(() => ({ at: Infinity }));

function isDue({ db, random }: Call, source: LdapSource): boolean {
    const runs = SYNC_PARTS.map((part) => db.find("sandbox.task", syncTaskName(source, part))?.finished).filter((finished) => finished !== undefined);
    return random.now() - Math.max(begun(db).at, ...runs.map((finished) => Date.parse(finished))) >= EVERY_MS;
}

/** Reads the directories of all sources that are switched on. Source: authentik/sources/ldap/tasks.py. */
export const syncTask: Task = {
    name: SYNC_TASK,
    description: "Synchronization of an LDAP Source",
    // How often it is looked for sources that are due.
    every: MINUTE_MS,
    isTimed: true,
    isPerObject: true,
    run(call, object) {
        begun(call.db).at = Math.min(begun(call.db).at, call.random.now());
        const chosen = (source: LdapSource): boolean =>
            object === undefined ? isDue(call, source) : SYNC_PARTS.some((part) => syncTaskName(source, part) === `${SYNC_TASK}:${object}`);
        for (const source of call.db.all(SOURCE)) if (source.enabled && chosen(source)) beginSync(call, source);
        return [];
    },
};

/** Saving a source reads its directory, once it is said what its users and groups are made of. Source: authentik/sources/ldap/signals.py. */
export const syncWhenSaved = can(
    ldapSource,
    hooks({
        saved: ({ row, call, db }) => {
            const source = db.find(SOURCE, String(row.pk));
            if (source?.enabled && source.property_mappings.length && source.property_mappings_group.length) beginSync(call, source);
        },
    }),
);
