import { conformancePlan } from "./plan.suite.ts";

for (const type of ["code token", "code id_token", "code id_token token"] as const) {
    conformancePlan("oidcc-hybrid-certification-test-plan", type);
    conformancePlan("oidcc-formpost-hybrid-certification-test-plan", type, "form_post");
}
