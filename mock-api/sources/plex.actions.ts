import { type Access, anonymous, signedIn } from "#kernel/access.ts";
import { collectionAction } from "#kernel/action.ts";
import { notFound, invalid } from "#kernel/errors.ts";
import { type Field, json, text } from "#kernel/fields.ts";
import { plexSource } from "#mock/apps/sources/plex.resource.ts";
import { redirect } from "#mock/flows/challenge-shape.ts";

/** Plex is asked who a token belongs to, and the sandbox reaches no other host: so it answers 400 with that reason. */
const redeem = (name: string, access: Access, answer?: Field) =>
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
export const redeemToken = redeem("redeem_token", anonymous, redirect.challenge);
/** POST sources/plex/redeem_token_authenticated/ : connects the caller with an account of Plex. */
export const redeemTokenAuthenticated = redeem("redeem_token_authenticated", signedIn);
