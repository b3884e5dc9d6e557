import { type Access, anonymous, signedIn } from "#kernel/http/access.ts";
import { collectionAction } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import { denied, invalid, notFound } from "#kernel/base/errors.ts";
import { can } from "#kernel/base/facet.ts";
import { type Field, json, text } from "#kernel/base/fields.ts";
import { noContent, ok } from "#kernel/http/operation.ts";
import { type Offer, offers } from "#mock/apps/sources/offers.facet.ts";
import { plexSource } from "#mock/apps/sources/plex.resource.ts";
import { redirectChallenge } from "#mock/flows/challenge.ts";
import { redirect } from "#mock/flows/challenge-shape.ts";
import type { Arrival } from "../flow/account.ts";
import { arrive } from "../flow/flow-manager.ts";
import { rememberNext } from "../flow/next.ts";
import { infoOf } from "../flow/person.ts";
import { mayComeIn, type PlexSource, SOURCE, userOf } from "./plex.client.ts";

type Redeemed = (call: Call, source: PlexSource, arrival: Arrival) => Promise<Response>;

/** Who a token of Plex belongs to is told by Plex; `then` follows when they may come in. */
const redeem = (name: string, access: Access, answer: Field | undefined, then: Redeemed) =>
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
        async ({ body: { plex_token: token }, call, db }) => {
            const found = db.by(SOURCE, "slug", call.url.searchParams.get("slug"));
            if (!found?.enabled) throw notFound();
            if (typeof token !== "string" || token === "") throw invalid("No plex token given");
            const user = await userOf(call, found, token);
            const isAllowed = await mayComeIn(call, found, token, user);
            const source = db.find(SOURCE, found.pk);
            if (!source?.enabled) throw notFound();
            if (!isAllowed) throw denied("This account of Plex may not sign in here.");
            return then(call, source, {
                account: { kind: "plex", source: source.pk, identifier: user.id, token },
                info: infoOf({ username: user.username, email: user.email, name: user.title }),
                context: {},
            });
        },
    );

/** POST sources/plex/redeem_token/ : signs in with a token of Plex. Pages are answered as challenges: a script asks. */
export const redeemToken = redeem("redeem_token", anonymous, redirect.challenge, async (call, source, arrival) => {
    rememberNext(call);
    const answered = await arrive(call, source, arrival);
    const to = answered.headers.get("location");
    return ok(to === null ? { type: "shell", component: "xak-flow-shell", body: await answered.text() } : redirectChallenge(to));
});

/** POST sources/plex/redeem_token_authenticated/ : connects the caller with an account of Plex. */
export const redeemTokenAuthenticated = redeem("redeem_token_authenticated", signedIn, undefined, async (call, source, arrival) => {
    await arrive(call, source, arrival);
    return noContent();
});

const offer: Offer<PlexSource> = ({ client_id, slug }) => ({ type: "native", component: "ak-source-plex", client_id, slug });

export const plexOffer = can(plexSource, offers(offer));
