import { crud } from "./crud.ts";
import type { Schema } from "./schema.ts";

export type Invitation = Schema["Invitation"];

/** Links with which people enroll. */
export const invitations = crud("/stages/invitation/invitations/", "/stages/invitation/invitations/{invite_uuid}/");
