import { conformancePlan } from "./plan.suite.ts";

for (const type of ["id_token", "id_token token"] as const) {
    conformancePlan("oidcc-implicit-certification-test-plan", type);
    conformancePlan("oidcc-formpost-implicit-certification-test-plan", type, "form_post");
}
