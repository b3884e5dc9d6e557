import { denyAccess, stage } from "../stage.ts";

/** Refuses everybody. Source: authentik/stages/deny/stage.py. */
export const deny = stage("authentik_stages_deny.denystage", { guards: true, enter: () => denyAccess() });
