import { superuser } from "#kernel/http/access.ts";
import { bigInteger, date, describe, flag, integer, json, type Row, text, uuid } from "#kernel/base/fields.ts";
import { equals } from "#kernel/resource/filters.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { resource } from "#kernel/resource/resource.ts";
import { policyFields, policyResource } from "./policy.family.ts";

const fields = describe({ ...policyFields, check_ip: flag(true), check_username: flag(true), threshold: integer({ default: -5 }) });
const scoreFields = describe({
    pk: uuid({ default: (random) => random.uuid() }),
    identifier: text(),
    ip: text({ format: "ip" }),
    ip_geo_data: json({ default: {} }),
    score: bigInteger({ default: 0 }),
    updated: date({ readOnly: true, default: (random) => timestamp(random.now()) }),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_policies_reputation.reputationpolicy": Row<typeof fields>;
        "authentik_policies_reputation.reputation": Row<typeof scoreFields>;
    }
}

/** Passes for addresses and names with a bad record. */
export const reputationPolicy = policyResource("authentik_policies_reputation.reputationpolicy", {
    at: "reputation",
    component: "ak-policy-reputation-form",
    kind: "Reputation",
    schema: "ReputationPolicy",
    summary: "Return true if request IP/target username's score is below a certain threshold.",
    fields,
});

/** How often an address and a name failed to sign in. */
export const reputation = resource("authentik_policies_reputation.reputation", {
    path: "policies/reputation/scores/{reputation_uuid}",
    schema: "Reputation",
    names: ["Reputation Score", "Reputation Scores"],
    fields: scoreFields,
    indexes: ["identifier"],
    unique: [["identifier", "ip"]],
    order: ["ip"],
    search: ["identifier", "ip", "score"],
    filters: { identifier: equals, ip: equals, score: equals },
    access: superuser,
    operations: ["list", "retrieve", "destroy", "used_by"],
});
