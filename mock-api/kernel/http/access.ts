import type { Call } from "./call.ts";
import { denied, notAuthenticated } from "#kernel/base/errors.ts";
import { keyOf, type Stored } from "#kernel/store/schema.ts";

/** Who may do what with the rows of a resource. The order of the questions is the API's: enter, see, touch. */
export interface Access {
    readonly name: string;
    /** Field that names whose a row is. Only administrators hand rows over: to everybody else it reads as if it could not be sent. */
    readonly owner?: string;
    /** Throws 403 when the caller may not use this method at all. */
    enter(call: Call): void;
    /** Whether a row exists for the caller: others are left out of lists and are 404 in detail. */
    sees(call: Call, row: Stored, model: string): boolean;
    /** Whether the caller sees every row, so that none need be asked. */
    seesAll(call: Call): boolean;
    /** Throws 403 when the caller sees the row but may not use this method on it. */
    touch(call: Call, row: Stored): void;
}

function requireUser(call: Call): void {
    if (!call.principal) throw notAuthenticated();
}

const nothing = () => undefined;

/** Open to everybody, without signing in. */
export const anonymous: Access = { name: "anonymous", enter: nothing, sees: () => true, seesAll: () => true, touch: nothing };

/** The same, where the document does not say so. */
export const undocumentedAnonymous: Access = { ...anonymous, name: "anonymous, undocumented" };

/** Any signed-in user. */
export const signedIn: Access = { name: "signed in", enter: requireUser, sees: () => true, seesAll: () => true, touch: nothing };

/** Administrators; others see only what an object-level permission shows them, and change nothing. */
export const superuser: Access = {
    name: "superuser",
    enter(call) {
        requireUser(call);
        if (call.isUnsafe && !call.isSuperuser) throw denied();
    },
    sees: (call, row, model) => call.isSuperuser || (call.principal?.holds(`view_${model.split(".")[1]}`, keyOf(row)) ?? false),
    seesAll: (call) => call.isSuperuser,
    touch: nothing,
};

/** Administrators only, reading included. */
export const superuserOnly: Access = {
    name: "superuser only",
    enter(call) {
        requireUser(call);
        if (!call.isSuperuser) throw denied();
    },
    sees: () => true,
    seesAll: () => true,
    touch: nothing,
};

const owns = (call: Call, row: Stored, field: string) => call.principal !== null && row[field] === call.principal.pk;

/** A row belongs to the user in `field`; administrators see and change everybody's. */
export const ownerOrSuperuser = (field: string): Access => ({
    name: "owner or superuser",
    owner: field,
    enter: requireUser,
    sees: (call, row) => call.isSuperuser || owns(call, row, field),
    seesAll: (call) => call.isSuperuser,
    touch: nothing,
});

/** A row belongs to the user in `field`; administrators see everybody's rows in lists, but touch only their own. */
export const ownerOnly = (field: string): Access => ({
    name: "owner only",
    owner: field,
    enter: requireUser,
    sees: (call, row) => call.isSuperuser || owns(call, row, field),
    seesAll: (call) => call.isSuperuser,
    touch(call, row) {
        if (!owns(call, row, field)) throw denied();
    },
});
