import { msg } from "@lit/localize";
import { groups } from "#src/api/groups.api.ts";
import { users, type User } from "#src/api/users.api.ts";
import { resourceForm } from "#src/common/resource-form.ts";
import { choices, code, email, text, toggle } from "#src/elements/form/fields.ts";
import type { Option } from "#src/elements/form/options.ts";

/** Creates and changes a user. */
export const userForm = resourceForm<User, Parameters<typeof users.create>[0]>({
    noun: () => msg("user"),
    key: (user) => user.pk,
    api: users,
    fields: (user) => [
        text("username", msg("Username"), { required: true, maxlength: 150, help: msg("What the user signs in with.") }),
        text("name", msg("Name"), { help: msg("What other people see.") }),
        email("email", msg("Email")),
        text("path", msg("Path"), { required: true, initial: "users", help: msg("The folder of the user, as in users/staff.") }),
        toggle("is_active", msg("Active"), { initial: true, help: msg("Inactive users cannot sign in. Prefer this to deleting.") }),
        choices("groups", msg("Groups"), searchGroups, { chosen: user?.groups_obj.map(({ pk, name }) => ({ value: pk, label: name })) ?? [] }),
        code("attributes", msg("Attributes"), { help: msg("YAML or JSON.") }),
    ],
});

async function searchGroups(search: string, signal: AbortSignal): Promise<Option[]> {
    const { results } = await groups.list({ search, ordering: "name" }, signal);
    return results.map(({ pk, name, parent_name: parent }) => ({ value: pk, label: name, description: parent ?? undefined }));
}
