import { applicationForms } from "#src/admin/applications/forms.ts";
import { flowForms } from "#src/admin/flows/forms.ts";
import { invitationForms } from "#src/admin/invitations/forms.ts";
import { policyBindingForms, policyKinds } from "#src/admin/policies/forms.ts";
import { promptForms } from "#src/admin/prompts/forms.ts";
import { mappingKinds } from "#src/admin/property-mappings/forms.ts";
import { offeredProviders } from "#src/admin/providers/provider-kinds.ts";
import { sourceKinds } from "#src/admin/sources/forms.ts";
import { stageKinds } from "#src/admin/stages/forms.ts";
import { flows } from "#src/api/flows.api.ts";
import { opened, overlong, refused } from "../../support/forms.ts";
import { dark, narrow, rightToLeft } from "../../support/story.ts";

export default { title: "Screens/Admin/Forms" };

/** Keys of what is bound to: the flow that every installation has. */
const keys = async () => (await flows.list({ slug: "default-authentication-flow" })).results[0]!;

const providers = offeredProviders.map(({ form }) => form);
const sources = Object.values(sourceKinds).map(({ form }) => form);
const stages = Object.values(stageKinds).map(({ form }) => form);
const policies = [...Object.values(policyKinds).map(({ form }) => form), async () => policyBindingForms((await keys()).policybindingmodel_ptr_id)()];
const mappings = Object.values(mappingKinds).map(({ form }) => form);
const others = [
    applicationForms.application,
    flowForms.flow,
    flowForms.import,
    async () => flowForms.stageBinding((await keys()).pk)(),
    promptForms.prompt,
    invitationForms.invitation,
];

export const Providers = opened(...providers);
export const ProvidersRefused = refused(...providers);
export const ProvidersOverlong = overlong(...providers);
export const ProvidersNarrow = narrow(ProvidersRefused);

export const Sources = opened(...sources);
export const SourcesRefused = refused(...sources);
export const SourcesOverlong = overlong(...sources);
export const SourcesNarrow = narrow(SourcesRefused);

export const Stages = opened(...stages);
export const StagesRefused = refused(...stages);
export const StagesOverlong = overlong(...stages);
export const StagesNarrow = narrow(StagesRefused);

export const Policies = opened(...policies);
export const PoliciesRefused = refused(...policies);
export const PoliciesOverlong = overlong(...policies);
export const PoliciesNarrow = narrow(PoliciesRefused);

export const PropertyMappings = opened(...mappings);
export const PropertyMappingsRefused = refused(...mappings);
export const PropertyMappingsOverlong = overlong(...mappings);
export const PropertyMappingsNarrow = narrow(PropertyMappingsRefused);

export const Others = opened(...others);
export const OthersRefused = refused(...others);
export const OthersOverlong = overlong(...others);
export const OthersNarrow = narrow(OthersRefused);
export const OthersDark = dark(OthersRefused);
export const OthersRightToLeft = rightToLeft(OthersRefused);
