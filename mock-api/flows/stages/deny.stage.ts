import { denyAccess, stageType } from "../stage.ts";

/** Refuses everybody. Source: authentik/stages/deny/stage.py. */
export const deny = stageType("authentik_stages_deny.denystage", { enter: () => denyAccess() });
