import { href } from "#src/base/route.ts";
import { ownValue } from "#src/base/own-value.ts";

/** Lists whose objects have no page of their own, or one at an address that their key does not tell. */
const LISTS: Readonly<Record<string, string>> = {
    "authentik_blueprints.blueprintinstance": "/blueprints/instances",
    "authentik_core.application": "/core/applications",
    "authentik_core.source": "/core/sources",
    "authentik_core.token": "/core/tokens",
    "authentik_crypto.certificatekeypair": "/crypto/certificates",
    "authentik_events.notificationrule": "/events/rules",
    "authentik_events.notificationtransport": "/events/transports",
    "authentik_flows.flow": "/flow/flows",
    "authentik_outposts.outpost": "/outpost/outposts",
    "authentik_stages_invitation.invitation": "/flow/stages/invitations",
    "authentik_stages_prompt.prompt": "/flow/stages/prompts",
    "authentik_tenants.tenant": "/core/tenants",
};

/** Families, by how the names of their kinds end. */
const FAMILIES: readonly (readonly [ending: RegExp, list: string])[] = [
    [/^authentik_stages_.*stage$/, "/flow/stages"],
    [/^authentik_sources_.*source$/, "/core/sources"],
    [/^authentik_policies_.*policy$/, "/policy/policies"],
    [/mapping$/, "/core/property-mappings"],
];

/** Where an object can be looked for by its name; undefined where no list has its kind. @param model "authentik_flows.flow" */
export function listHref(model: string, name: string): string | undefined {
    const list = ownValue(LISTS, model) ?? FAMILIES.find(([ending]) => ending.test(model))?.[1];
    return list === undefined ? undefined : href(list, { search: name });
}
