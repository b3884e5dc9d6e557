import { expect } from "@open-wc/testing";
import type { State } from "#kernel/store/journal.ts";
import { randomness, seededBytes } from "#kernel/base/random.ts";
import { installCompany, standIns } from "#mock/sample/install.ts";
import snapshot from "#mock/snapshot.generated.json";
import type { StageBinding } from "#src/api/flows.api.ts";
import type { Policy, PolicyBinding } from "#src/api/policies.api.ts";
import type { PropertyMapping } from "#src/api/property-mappings.api.ts";
import type { Stage } from "#src/api/stages.api.ts";
import type { FormLoader } from "#src/elements/form/form.ts";
import { formOf } from "#src/pages/family.ts";
import { prepared } from "#src/pages/testing/form.test-helper.ts";
import { saveUntouched } from "#src/pages/testing/untouched.ts";
import { withEngine, withPython } from "#src/pages/testing/with-engine.ts";
import { applicationForms } from "./applications/forms.ts";
import { flowForms } from "./flows/forms.ts";
import { groupForms } from "./groups/forms.ts";
import { notificationForms } from "./notifications/forms.ts";
import { policyBindingForms, policyKinds } from "./policies/forms.ts";
import { promptForms } from "./prompts/forms.ts";
import { mappingKinds } from "./property-mappings/forms.ts";
import { providerForms } from "./providers/forms.ts";
import { stageKinds } from "./stages/forms.ts";
import { tenantForms } from "./tenants/forms.ts";
import { tokenForms } from "./tokens/forms.ts";
import { userForms } from "./users/forms.ts";

/** ms for all objects of a list on a busy machine, with Python to check what is an expression. */
const PATIENCE_MS = 120_000;
/** Objects of one list: there are many users who differ in their names only. */
const MOST = 12;

describe("objects of the sample company are left as they are by saving them without a change", () => {
    let company: State;
    const engine = withEngine({ first: async () => structuredClone(company) });
    // The company's blueprint checks expressions.
    withPython();
    before(async function () {
        this.timeout(PATIENCE_MS);
        // What is generated has the shape of a state, which the compiler cannot see.
        const fresh = snapshot as unknown as State;
        company = await installCompany(fresh, standIns(fresh), randomness(seededBytes(1)));
    });

    /** @param list below `/api/v3/`   @param form of one of its rows   @param query narrows the list to what can be changed */
    const holds = <T>(list: string, form: FormLoader<T>, query = ""): void => {
        it(list, async () => {
            const rows: T[] = (await engine.backend.admin.get(`${list}?page_size=${MOST}&${query}`)).body.results;
            expect(rows).to.not.be.empty;
            for (const row of rows) {
                const saved = await saveUntouched(engine, await prepared(await form(row), row));
                expect(saved, JSON.stringify(row)).to.not.be.empty;
                for (const { before, after } of saved) expect(after).to.equal(before);
            }
        }).timeout(PATIENCE_MS);
    };
    holds("core/applications/", applicationForms.application);
    holds("core/groups/", groupForms.group);
    holds("core/tenants/", tenantForms.tenant);
    holds("core/tokens/", tokenForms.token, "intent=api");
    holds("core/users/", userForms.user);
    holds("events/rules/", notificationForms.rule);
    holds("events/transports/", notificationForms.transport);
    holds("flows/bindings/", async (binding: StageBinding) => flowForms.stageBinding(binding.target)());
    holds("flows/instances/", flowForms.flow);
    holds("policies/all/", async (policy: Policy) => formOf(policyKinds, policy.component)(policy));
    holds("policies/bindings/", async (binding: PolicyBinding) => policyBindingForms(binding.target)());
    holds("propertymappings/all/", async (mapping: PropertyMapping) => formOf(mappingKinds, mapping.component)(mapping));
    holds("providers/oauth2/", providerForms.oauth2);
    holds("stages/all/", async (stage: Stage) => formOf(stageKinds, stage.component)(stage));
    holds("stages/prompt/prompts/", promptForms.prompt);
});
