import { superuserOnly } from "#kernel/http/access.ts";
import { familyAction } from "#kernel/resource/action.ts";
import { flag, nested, text } from "#kernel/base/fields.ts";
import { asBoolean } from "#kernel/resource/filters.ts";
import { ok } from "#kernel/http/operation.ts";
import { policyTestBody } from "#mock/apps/policies/policy-test.ts";
import { evaluateText, ExpressionError } from "./evaluate.ts";
import { tellException } from "./mapped-values.ts";
import { propertyMapping } from "#mock/apps/property-mappings/mapping.family.ts";

/** Spaces per level where a formatted result is asked for. */
const INDENT = 4;

/** POST propertymappings/all/{pm_uuid}/test/ : what the mapping makes of a user, as JSON text; `context` are further names it knows. */
export const testMapping = familyAction(
    propertyMapping,
    "POST",
    "test",
    {
        access: superuserOnly,
        body: policyTestBody,
        bodySchema: "PolicyTestRequest",
        query: { format_result: flag() },
        answer: nested("PropertyMappingTestResult", { result: text({ readOnly: true }), successful: flag(false, { readOnly: true }) }),
        answers: { 400: null },
    },
    ({ row, body: { user, context }, call, db }) => {
        const given = context ?? {};
        const isFormatted = asBoolean(call.url.searchParams.get("format_result") ?? "") ?? false;
        try {
            const situation = { call, name: row.name, user: Number(user), context: given, names: given, isTest: true };
            return ok({ result: evaluateText(row.expression, situation, isFormatted ? INDENT : 0), successful: true });
        } catch (error) {
            if (!(error instanceof ExpressionError)) throw error;
            tellException(call, db.modelOf("authentik_core.propertymapping", row.pk)!, row, error);
            return ok({ result: error.message, successful: false });
        }
    },
);
