import { crud, family } from "./crud.ts";
import type { Schema } from "./schema.ts";

export type Policy = Schema["Policy"];
export type PolicyBinding = Schema["PolicyBinding"];

/** Policies of all kinds. */
export const policies = family("/policies/all/", "/policies/all/{policy_uuid}/");

/** Policies, groups and users where they decide. */
export const policyBindings = crud("/policies/bindings/", "/policies/bindings/{policy_binding_uuid}/");
