import type { Call } from "#kernel/http/call.ts";
import { placeOf } from "#mock/encoding/place.ts";

/** Counts a success (+1) or a failure (−1) of a name from the caller's address. */
export function countScore({ db, incoming: { ip } }: Call, identifier: string, by: 1 | -1): void {
    const known = db.where("authentik_policies_reputation.reputation", "identifier", identifier).find((row) => row.ip === ip);
    if (known) db.update("authentik_policies_reputation.reputation", known.pk, { score: known.score + by });
    else db.create("authentik_policies_reputation.reputation", { identifier, ip, score: by, ip_geo_data: { ...placeOf(ip) } });
}
