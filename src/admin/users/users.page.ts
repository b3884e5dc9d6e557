import { msg, str } from "@lit/localize";
import { html } from "lit";
import { placedUses } from "#src/admin/policies/placed-uses.ts";
import { users, type User } from "#src/api/users.api.ts";
import type { ListHandle } from "#src/pages/list.ts";
import { listPage } from "#src/pages/list-page.ts";
import { plural } from "#src/base/plural.ts";
import { routeState, setRouteState } from "#src/base/route.ts";
import { isVisitor } from "../groups/administrators.ts";
import { usesOfUser } from "./uses-of-user.ts";
import { userForms } from "./forms.ts";
import { areAllSuperusers } from "./user.actions.ts";
import { userList } from "./user.list.ts";
import "./user-folders.ts";

const folder = (): string => {
    const { path } = routeState();
    return typeof path === "string" ? path : "";
};

/** Everybody who can sign in, by folder. */
export const usersPage = listPage<User>({
    description: () => msg("People who sign in, and service accounts for programs."),
    ...userList(() => ({ path_startswith: folder() }), {
        create: [
            { label: () => msg("Create"), form: userForms.inside(folder) },
            { label: () => msg("Create service account"), form: userForms.serviceAccount, address: "createServiceAccount" },
        ],
        remove: {
            question: (count) => plural(count, { one: msg("Delete 1 user?"), other: msg(str`Delete ${count} users?`) }),
            key: (user) => user.pk,
            usedBy: placedUses(usesOfUser),
            destroy: users.destroy,
            lockout: async (chosen) => {
                const last = chosen.find(({ is_superuser: is }) => is);
                const nobody =
                    last && (await areAllSuperusers(chosen)) ? msg("Without them, nobody is a superuser: nobody could administer anything here.") : undefined;
                const self = chosen.find(({ pk }) => isVisitor(pk));
                if (self) {
                    const text = msg("You are about to delete yourself: you are signed out, and cannot sign in again.");
                    return { text: nobody ? `${text} ${nobody}` : text, name: self.username, visitor: true };
                }
                return last && nobody ? { text: nobody, name: last.username, visitor: true } : undefined;
            },
        },
        address: ["path", "hideServiceAccounts"],
        beside: (list) => html`<ak-user-folders .current=${folder()} @ak-folder=${({ detail }: CustomEvent<string>) => open(detail, list)}></ak-user-folders>`,
    }),
});

function open(path: string, list: ListHandle): void {
    setRouteState({ path });
    list.restart();
}
