import { describe, flag, list, type Row, text } from "#kernel/base/fields.ts";
import { servicePicture } from "./connects.facet.ts";
import { byColumns, COMMON_COLUMNS, sourceFields, sourceResource } from "./source.family.ts";

/** Letters and digits of the name that a source has with Plex. */
const ID_LENGTH = 40;

const fields = describe({
    ...sourceFields,
    client_id: text({ default: (random) => random.text(ID_LENGTH) }),
    allowed_servers: list(text(), { default: [], blank: true }),
    allow_friends: flag(true),
    plex_token: text(),
});
declare module "#kernel/base/models.ts" {
    interface Models {
        "authentik_sources_plex.plexsource": Row<typeof fields>;
    }
}

/** People of a Plex account's friends and servers. */
export const plexSource = sourceResource("authentik_sources_plex.plexsource", {
    at: "plex",
    component: "ak-source-plex-form",
    schema: "PlexSource",
    names: ["Plex Source", "Plex Sources"],
    summary: "Authenticate against plex.tv",
    fields,
    connect: ({ client_id }) => ({ component: "ak-user-settings-source-plex", url: client_id, picture: servicePicture("plex") }),
    filters: byColumns(...COMMON_COLUMNS, "client_id", "allow_friends"),
});
