import { flag, list, nested, object, reference, text } from "#kernel/fields.ts";

/** For whom something is tried out, and what it is told besides. */
export const policyTestBody = { user: reference("authentik_core.user"), context: object() };

/** What policies decide, what they say, and what was logged on the way. */
export const policyTestResult = nested("PolicyTestResult", {
    passing: flag(false, { required: true }),
    messages: list(text(), { readOnly: true }),
    log_messages: list(object({ required: true }), { readOnly: true }),
});
