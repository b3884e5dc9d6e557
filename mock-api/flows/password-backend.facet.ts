import { facet } from "#kernel/base/facet.ts";
import type { Asking } from "#mock/apps/core/password-keeper.facet.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import type { Proof } from "./authenticate.ts";

/** Others who can tell whether a password is somebody's. */
export interface PasswordBackend {
    /** As the password stage lists it. */
    readonly name: string;
    /** Undefined: it is not, or nobody could be asked. */
    prove(asking: Asking, user: User, password: string): Promise<Omit<Proof, "backend"> | undefined>;
}

export const provesPasswords = facet<PasswordBackend>("provesPasswords");
