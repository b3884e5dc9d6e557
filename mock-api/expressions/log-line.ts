import type { JsonObject } from "#kernel/base/models.ts";

/** One line that an expression or a policy logs, as the test endpoint tells it. */
export type LogLine = JsonObject & { readonly event: string; readonly log_level: string };
