import type { Call } from "#kernel/http/call.ts";
import type { Json, Key } from "#kernel/base/models.ts";
import { numberText } from "#mock/encoding/exact-number.ts";
import { pythonText } from "#mock/encoding/python-text.ts";
import { type Mapped, mappedValues } from "#mock/expressions/mapped-values.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import type { SamlProvider } from "#mock/apps/providers/saml.resource.ts";
import { PROVIDER } from "../provider.ts";

/** An attribute as an assertion tells it, and as the API previews it. */
export type SamlAttribute = { readonly Name: string; readonly FriendlyName?: string; readonly Value: string[] };

const MAPPING = "authentik_providers_saml.samlpropertymapping";

/** A value as an assertion writes it: text as the language prints it. */
export const asValue = (value: Json): string => numberText(value) ?? pythonText(value);

/** What SAML mappings make of somebody; nothing is no value. One that fails is left out and leaves events. */
export function samlValues(call: Call, provider: SamlProvider, user: User, keys: readonly Key[]): Mapped[] {
    const told = mappedValues(call, keys, user.pk, { provider: provider.pk });
    for (const mapping of call.db.some("authentik_core.propertymapping", keys).filter(({ pk }) => !told.some((one) => one.mapping.pk === pk)))
        writeEvent(call, "configuration_error", "authentik.providers.saml.processors.assertion", {
            message: `Failed to evaluate property-mapping: '${mapping.name}'`,
            provider: describeModel(call, PROVIDER, provider),
            mapping: describeModel(call, call.db.modelOf("authentik_core.propertymapping", mapping.pk)!, mapping),
        });
    return told.filter(({ model, value }) => model === MAPPING && value !== null);
}

/** What a provider's mappings tell of somebody. */
export const attributesOf = (call: Call, provider: SamlProvider, user: User): SamlAttribute[] =>
    samlValues(call, provider, user, provider.property_mappings).map(({ mapping, value }) => {
        const { saml_name, friendly_name } = call.db.get(MAPPING, mapping.pk);
        const values = (Array.isArray(value) ? value : [value]).map(asValue);
        return friendly_name ? { Name: saml_name, FriendlyName: friendly_name, Value: values } : { Name: saml_name, Value: values };
    });
