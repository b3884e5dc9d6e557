import { superuserOnly } from "#kernel/http/access.ts";
import { action } from "#kernel/resource/action.ts";
import { empty, nonFieldError } from "#kernel/base/errors.ts";
import { nested, text } from "#kernel/base/fields.ts";
import { noContent, ok } from "#kernel/http/operation.ts";
import { TemplateError } from "#mock/encoding/mail-template.ts";
import { user } from "#mock/apps/core/user.resource.ts";
import { recoveryLink, sendRecovery } from "./recovery.ts";

/** GET core/users/{id}/recovery/ : a link with which the user sets a new password; 404 without a recovery flow. */
export const recovery = action(
    user,
    "GET",
    "recovery",
    { access: superuserOnly, answer: nested("Link", { link: text() }), answers: { 404: nested("Link", { link: text() }) } },
    async ({ row, call }) => {
        const link = await recoveryLink(call, row);
        return link ? ok({ link }) : ok({ link: "" }, 404);
    },
);

/** GET core/users/{id}/recovery_email/ : sends that link; 404 without an address, a recovery flow or the stage. */
export const recoveryEmail = action(
    user,
    "GET",
    "recovery_email",
    { access: superuserOnly, query: { email_stage: { shape: text(), isRequired: true } }, answers: { 404: null } },
    async ({ row, call }) => {
        try {
            if (!(await sendRecovery(call, row, call.url.searchParams.get("email_stage")))) throw empty(404);
        } catch (error) {
            throw error instanceof TemplateError ? nonFieldError(error.message) : error;
        }
        return noContent();
    },
);
