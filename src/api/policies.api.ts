import { crud } from "./crud.ts";
import { get, type Query } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Policy = Schema["Policy"];
export type PolicyBinding = Schema["PolicyBinding"];

/** Policies of all kinds. */
export const policies = { list: (query?: Query<"get", "/policies/all/">, signal?: AbortSignal) => get("/policies/all/", { query, signal }) };

/** Policies, groups and users where they decide. */
export const policyBindings = crud("/policies/bindings/", "/policies/bindings/{policy_binding_uuid}/");
