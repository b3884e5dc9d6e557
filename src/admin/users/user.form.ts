import { msg } from "@lit/localize";
import { html, nothing } from "lit";
import { users, type User } from "#src/api/users.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { link } from "#src/elements/table/column.ts";
import { resourceForm } from "#src/pages/resource-form.ts";
import { groupPicker } from "#src/pickers/group.picker.ts";
import { askForUser } from "../groups/administrators.ts";
import { nextSteps } from "./next-steps.ts";
import { userHref } from "./user-href.ts";

type Body = Parameters<typeof users.create>[0];
const { choices, code, email, text, toggle } = fieldsFor<Body>();

/**
 * Creates and changes a user.
 * @param path folder that a new one is offered
 */
export const userFormIn = (path = "users") =>
    resourceForm<User, Body>({
        texts: {
            create: () => msg("Create user"),
            edit: () => msg("Edit user"),
            created: () => msg("The user was created."),
            saved: () => msg("The user was saved."),
        },
        key: ({ pk }) => pk,
        api: {
            ...users,
            update: async (key, body, before) => {
                await askForUser(before, body);
                return users.update(key, body, before);
            },
        },
        about: (user, before) => html`${link(userHref(user.pk), user.username)}${before ? nothing : nextSteps(user)}`,
        fields: () => [
            text("username", msg("Username"), { required: true, maxlength: 150, help: msg("Used to sign in.") }),
            text("name", msg("Name"), { help: msg("The name shown to other people.") }),
            email("email", msg("Email")),
            text("path", msg("Path"), { required: true, initial: path, help: msg("The folder that the user is in, for example users/staff.") }),
            toggle("is_active", msg("Active"), { initial: true, help: msg("Inactive users cannot sign in. Prefer this to deleting.") }),
            choices("groups", msg("Groups"), groupPicker),
            code("attributes", msg("Attributes"), { help: msg("YAML or JSON.") }),
        ],
    });

export const userForm = userFormIn();
