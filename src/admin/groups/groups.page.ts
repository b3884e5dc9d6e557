import { msg } from "@lit/localize";
import { groups } from "#src/api/groups.api.ts";
import { listPage } from "#src/pages/list-page.ts";
import { groupForms } from "./forms.ts";
import { groupList, groupRemoval } from "./group.list.ts";

/** Every group there is. */
export const groupsPage = listPage({
    ...groupList({ load: groups.list, create: [{ label: () => msg("Create"), form: groupForms.group }], remove: groupRemoval }),
    description: () => msg("Groups of users. Policies, applications and administrator rights can refer to them."),
});
