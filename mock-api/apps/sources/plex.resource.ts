import { type Access, anonymous, signedIn } from "#kernel/access.ts";
import { collectionAction } from "#kernel/action.ts";
import { notFound, invalid } from "#kernel/errors.ts";
import { describe, flag, json, list, type Row, text } from "#kernel/fields.ts";
import { redirect } from "#mock/flows/challenge-shapes.ts";
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
declare module "#kernel/models.ts" {
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
    filters: byColumns(...COMMON_COLUMNS, "client_id", "allow_friends"),
});

/** Plex is asked who a token belongs to, and the sandbox reaches no other host: nobody gets in, and is told why. */
const redeem = (name: string, access: Access, answer?: typeof redirect) =>
    collectionAction(
        plexSource,
        "POST",
        name,
        {
            access,
            query: { slug: text() },
            body: { plex_token: json({ optional: true, documentedAs: text() }) },
            bodySchema: "PlexTokenRedeemRequest",
            answer,
            answers: { 400: null, 403: null },
        },
        ({ body: { plex_token }, call, db }) => {
            if (!db.by("authentik_sources_plex.plexsource", "slug", call.url.searchParams.get("slug"))) throw notFound();
            throw invalid(plex_token ? "Plex cannot be reached from the sandbox." : "No plex token given");
        },
    );

/** POST sources/plex/redeem_token/ : signs in with a token of Plex. */
export const redeemToken = redeem("redeem_token", anonymous, redirect);
/** POST sources/plex/redeem_token_authenticated/ : connects the caller with an account of Plex. */
export const redeemTokenAuthenticated = redeem("redeem_token_authenticated", signedIn);
