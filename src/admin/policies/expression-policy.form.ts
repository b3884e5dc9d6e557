import { msg } from "@lit/localize";
import { html } from "lit";
import { expressionPolicies, type ExpressionPolicy } from "#src/api/policies.api.ts";
import { fieldsFor } from "#src/elements/form/fields-for.ts";
import { policyForm } from "./policy-form.ts";
import { policyWords } from "./policy-words.ts";

type Body = Parameters<typeof expressionPolicies.create>[0];
const { source } = fieldsFor<Body>();

/** Creates and changes a policy that decides by an expression. */
export const expressionPolicyForm = policyForm<ExpressionPolicy, Body>({
    words: policyWords.expression,
    api: expressionPolicies,
    help: "expression-policy",
    fields: () => [
        source("expression", msg("Expression"), "python", {
            required: true,
            help: html`${msg("Returns True to let through, False to refuse. ak_message(…) tells the person why.")}
                <a href="https://goauthentik.io/docs/policies/expression" target="_blank" rel="noopener noreferrer">${msg("How to write expressions")}</a>`,
        }),
    ],
});
