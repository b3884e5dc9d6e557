import { signedIn } from "#kernel/access.ts";
import { action } from "#kernel/action.ts";
import { list } from "#kernel/fields.ts";
import { ok } from "#kernel/operation.ts";
import { taskShape } from "#mock/apps/admin/task.actions.ts";
import { ldapSource } from "./ldap.resource.ts";

/** GET sources/ldap/{slug}/sync_status/ : what the last synchronisations did; none has run here, since no directory is asked. */
export const syncStatus = action(ldapSource, "GET", "sync_status", { access: signedIn, answer: list(taskShape), isList: true }, () => ok([]));
