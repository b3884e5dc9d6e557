import { conformancePlan } from "./plan.suite.ts";

conformancePlan("oidcc-basic-certification-test-plan", "code");
conformancePlan("oidcc-formpost-basic-certification-test-plan", "code", "form_post");
