import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { can } from "#kernel/base/facet.ts";
import { type Hooks, hooks } from "#kernel/resource/hooks.ts";
import { bySession } from "#mock/apps/core/identity.ts";
import { oauthSource } from "#mock/apps/sources/oauth.resource.ts";
import { type Offer, offers } from "#mock/apps/sources/offers.facet.ts";
import { redirectChallenge } from "#mock/flows/challenge.ts";
import { awaitPython } from "#mock/python/python.ts";
import { askFirst } from "../flow/ask-first.ts";
import { arriveAs, asGet, askProfile, checkAttempt, chooseProtocol, readCode, redeemCode } from "./callback.ts";
import { published } from "./discovery.ts";
import { toService } from "./login.ts";
import { authorizationRequest } from "./oauth2.protocol.ts";
import { findSource, loginPath, type OAuthSource } from "./source.ts";

const spec = { authenticate: bySession };

export const oauthEndpoints = [
    endpoint("GET,POST /source/oauth/login/{slug}/", spec, [findSource, askFirst, chooseProtocol, toService]),
    endpoint("GET /source/oauth/callback/{slug}/", spec, [findSource, awaitPython, chooseProtocol, checkAttempt, readCode, redeemCode, askProfile, arriveAs]),
    endpoint("POST /source/oauth/callback/{slug}/", { authenticate: byNobody }, [findSource, asGet]),
];

/** Apple is opened by a script of theirs; every other service by its address. */
const offer: Offer<OAuthSource> = (source, call) => {
    if (source.provider_type !== "apple") return redirectChallenge(loginPath(source));
    const { client_id = "", scope = "", redirect_uri = "", state = "" } = authorizationRequest(call, source);
    return { type: "native", component: "ak-source-oauth-apple", client_id, scope, redirect_uri, state };
};

const askWhenSaved: Hooks<OAuthSource> = { ask: ({ values, call }) => published(call, values) };

export const oauthOffer = can(oauthSource, offers(offer), hooks(askWhenSaved));
