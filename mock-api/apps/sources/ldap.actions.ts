import { signedIn } from "#kernel/http/access.ts";
import { action } from "#kernel/resource/action.ts";
import { list } from "#kernel/base/fields.ts";
import { ok } from "#kernel/http/operation.ts";
import { shownTask, taskShape } from "#mock/apps/admin/task.actions.ts";
import { ldapSource } from "./ldap.resource.ts";

/** What is taken over from a directory, in this order; each is a task of its own. */
export const SYNC_PARTS = ["user", "group", "membership"] as const;

/** The work of which these are runs. */
export const SYNC_TASK = "ldap_sync";
export const syncTaskName = ({ slug }: { readonly slug: string }, part: (typeof SYNC_PARTS)[number]): string => `${SYNC_TASK}:${slug}_${part}`;

/** GET sources/ldap/{slug}/sync_status/ : how its last synchronisations ended, those that have run. */
export const syncStatus = action(ldapSource, "GET", "sync_status", { access: signedIn, answer: list(taskShape), isList: true }, ({ row, call, db }) =>
    ok(
        SYNC_PARTS.map((part) => db.find("sandbox.task", syncTaskName(row, part)))
            .filter((run) => run !== undefined)
            .map((run) => shownTask(call, run.pk, run)),
    ),
);
