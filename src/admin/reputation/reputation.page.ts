import { msg, str } from "@lit/localize";
import { reputation, type Reputation } from "#src/api/reputation.api.ts";
import { plural } from "#src/base/plural.ts";
import { addressWithPlace } from "#src/elements/geo-place.ts";
import { moment } from "#src/elements/table/column.ts";
import { listPage } from "#src/pages/list-page.ts";

/** How well names and addresses have behaved, as reputation policies see it. */
export const reputationPage = listPage<Reputation>({
    title: () => msg("Reputation scores"),
    description: () =>
        msg(
            "Each failed sign-in lowers the score of the username and the address that it came from, each successful one raises it. Reputation policies use these scores.",
        ),
    load: reputation.list,
    order: "identifier",
    key: ({ pk }) => pk ?? "",
    name: ({ identifier, ip }) => `${identifier}, ${ip}`,
    columns: [
        { title: () => msg("Name"), sort: "identifier", cell: ({ identifier }) => identifier },
        { title: () => msg("IP address"), sort: "ip", cell: ({ ip, ip_geo_data: place }) => addressWithPlace(ip, place) },
        { title: () => msg("Score"), sort: "score", cell: ({ score = 0 }) => score },
        { title: () => msg("Changed"), sort: "updated", cell: ({ updated }) => moment(updated) },
    ],
    empty: () => ({ icon: "user", header: msg("No scores yet."), text: msg("They appear with the first sign-in that succeeds or fails.") }),
    remove: {
        question: (count) => plural(count, { one: msg("Delete 1 score?"), other: msg(str`Delete ${count} scores?`) }),
        key: ({ pk }) => pk ?? "",
        usedBy: reputation.usedBy,
        destroy: reputation.destroy,
    },
});
