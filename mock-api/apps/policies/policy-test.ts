import { flag, list, nested, object, reference, text } from "#kernel/base/fields.ts";

/** For whom something is tested, and with which context. */
export const policyTestBody = { user: reference("authentik_core.user"), context: object() };

/** The result of policies, their messages, and the log. */
export const policyTestResult = nested("PolicyTestResult", {
    passing: flag(false, { required: true }),
    messages: list(text(), { readOnly: true }),
    log_messages: list(object({ required: true }), { readOnly: true }),
});
