import { msg } from "@lit/localize";
import { users, type User } from "#src/api/users.api.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { groupOption, searchGroups } from "#src/pickers/searches.ts";
import { choices, code, email, text, toggle } from "#src/elements/form/fields.ts";

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
        choices("groups", msg("Groups"), searchGroups, { chosen: user?.groups_obj.map(groupOption) ?? [] }),
        code("attributes", msg("Attributes"), { help: msg("YAML or JSON.") }),
    ],
});
