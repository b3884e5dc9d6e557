import { ApiError } from "#src/base/errors.ts";
import { sendAsWritten } from "./client.ts";
import { crud } from "./crud.ts";
import { get, post, type Query } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type User = Schema["User"];
export type UserSelf = Schema["UserSelf"];
export type SessionUser = Schema["SessionUser"];
export type ServiceAccount = Schema["UserServiceAccountResponse"];

/** Leaves service accounts out of a list of users. */
export const PEOPLE = { attributes: JSON.stringify({ "goauthentik.io/user/service-account__isnull": true }) };

export const users = {
    ...crud("/core/users/", "/core/users/{id}/"),
    /** Who is signed in; ApiError 403 when nobody is. */
    me: (signal?: AbortSignal) => get("/core/users/me/", { signal }),
    /** Distinct paths of the users that the filters leave. */
    paths: (query?: Query<"get", "/core/users/paths/">, signal?: AbortSignal) => get("/core/users/paths/", { query, signal }),
    metrics: (id: number, signal?: AbortSignal) => get("/core/users/{id}/metrics/", { path: { id }, signal }),
    setPassword: (id: number, password: string) => post("/core/users/{id}/set_password/", { path: { id }, body: { password } }),
    createServiceAccount: (body: Schema["UserServiceAccountRequest"]) => post("/core/users/service_account/", { body }),
    /** A link for setting a new password; ApiError 404 when the tenant has no recovery flow. */
    recoveryLink: (id: number) => get("/core/users/{id}/recovery/", { path: { id } }),
    /** The signed-in administrator acts as that user from here on; throws an ApiError where they may not. The library, which it leads to, is not waited for. */
    impersonate: async (id: number): Promise<void> => {
        const response = await sendAsWritten("GET", `/-/impersonation/${id}/`);
        if (!response.ok) throw new ApiError(response.status, await response.json().catch(() => undefined));
    },
    sendRecoveryEmail: (id: number, emailStage: string) => get("/core/users/{id}/recovery_email/", { path: { id }, query: { email_stage: emailStage } }),
};
