import { msg } from "@lit/localize";
import { plexSources, type PlexSource } from "#src/api/sources.api.ts";
import { yesNo } from "#src/elements/table/column.ts";
import { course } from "./source-course.ts";
import { bindingsTab, offer, sourceView } from "./source-view.ts";
import { matchingName } from "./source-words.ts";

/** The page of a source of people with a Plex account. */
export const plexView = sourceView<PlexSource>({
    load: plexSources.retrieve,
    facts: (source) => [
        [msg("Client ID"), source.client_id],
        [msg("Friends may sign in"), yesNo(source.allow_friends ?? false)],
        [msg("Servers"), source.allowed_servers?.join(", ")],
        [msg("How users are found"), matchingName(source.user_matching_mode)],
    ],
    cards: (source) => course(source),
    warnings: offer,
    tabs: (source) => [bindingsTab(source)],
});
