import type { Group } from "#src/api/groups.api.ts";
import type { User } from "#src/api/users.api.ts";

/** The forms of groups, each loaded when it is opened. */
export const groupForms = {
    group: async () => (await import("./group.form.ts")).groupForm,
    /** A new group is offered this one as its parent. */
    inside: (parent: Group) => async () => (await import("./group.form.ts")).groupFormIn(parent),
    usersToGroup: (group: Group) => async () => (await import("./addition.forms.ts")).usersToGroupForm(group),
    userToGroups: (user: User) => async () => (await import("./addition.forms.ts")).userToGroupsForm(user),
    /** Asks which group so many users are to be added to. */
    oneFor: (count: number) => async () => (await import("./addition.forms.ts")).groupForUsersForm(count),
};
