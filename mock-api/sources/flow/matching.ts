import type { Call } from "#kernel/http/call.ts";
import type { Source } from "#mock/apps/sources/source.family.ts";
import { type Arrival, connectionOf } from "./account.ts";

/** What becomes of somebody who comes from a source. */
export type Decision =
    /** Whoever is signed in gets the account. */
    | { readonly action: "link"; readonly user: number }
    | { readonly action: "authenticate"; readonly user: number }
    /** The same for a user who is taken for the person, though nobody had the account before. */
    | { readonly action: "match"; readonly user: number }
    | { readonly action: "enroll" }
    /** `missing`: what people are compared by, where the source does not tell it. */
    | { readonly action: "deny"; readonly missing?: "email" | "username" };

/** Source: authentik/core/sources/flow_manager.py. The first rule that applies decides. Capitals count, and who is switched off counts too. */
export function decide({ db, principal }: Pick<Call, "db" | "principal">, { user_matching_mode: mode }: Source, { account, info }: Arrival): Decision {
    if (principal) return { action: "link", user: principal.pk };
    const connection = connectionOf(db, account);
    if (connection) return { action: "authenticate", user: Number(connection.user) };
    if (mode === "identifier") return { action: "enroll" };
    const field = mode === "email_link" || mode === "email_deny" ? "email" : "username";
    const told = info[field];
    // Without anything to compare nobody can be told apart from those who are here.
    if (typeof told !== "string" || told === "") return { action: "deny", missing: field };
    const [user, ...more] = db.where("authentik_core.user", field, told);
    if (!user) return { action: "enroll" };
    // Addresses are not unique: who of several it is nobody can tell.
    if (more.length) return { action: "deny" };
    return mode === "email_link" || mode === "username_link" ? { action: "match", user: user.pk } : { action: "deny" };
}
