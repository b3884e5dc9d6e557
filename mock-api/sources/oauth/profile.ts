import type { Call } from "#kernel/http/call.ts";
import { keepingWrites } from "#kernel/base/errors.ts";
import { isObject } from "#kernel/store/validate.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { type Answered, exactValueOf, Unreachable, valueOf } from "#mock/outside/client.ts";
import { provedMail } from "../flow/person.ts";
import { SignInFailed } from "../refusal.ts";
import type { Protocol, Tokens } from "./protocol.ts";
import { type Profile, serviceOf } from "./services.ts";
import { addressesOf, type OAuthSource, SOURCE } from "./source.ts";

/** Who the tokens are of, as the service tells. Throws SignInFailed. */
export async function profileOf(call: Call, source: OAuthSource, protocol: Protocol, tokens: Tokens): Promise<Profile> {
    const service = serviceOf(source.provider_type);
    const { claims } = tokens;
    if (service.profile === "id_token") return claims ?? missing("profile");
    const { profile: address } = addressesOf(call, source);
    const answerOf = (url: string): Promise<Answered> => protocol.ask(call, source, tokens, url).catch(unreachable);
    const profile = profileIn(call, source, await answerOf(address));
    // OpenID Connect Core 5.3.2: an answer of another person is not used.
    if (claims?.sub !== undefined && profile.sub !== undefined && claims.sub !== profile.sub) missing("identity");
    if (!service.hasMailList || profile.email) return profile;
    return { ...profile, email: primaryMail(await answerOf(`${address}/emails`)) };
}

function unreachable(error: unknown): never {
    throw error instanceof Unreachable ? new SignInFailed("profile", error.message) : error;
}

/** Longest profile, in characters: the plan of a flow keeps it. */
const MAX_PROFILE = 64 * 1024;

function profileIn(call: Call, source: OAuthSource, answered: Answered): Profile {
    if (answered.status >= 400) missing("profile");
    if (answered.text.length > MAX_PROFILE) throw new SignInFailed("profile", "It is too long.");
    const profile = exactValueOf(answered);
    if (isObject(profile)) return profile;
    writeEvent(call, "configuration_error", "authentik.sources.oauth.clients.base", {
        message: "The profile that the other side tells is not a JSON object.",
        source: describeModel(call, SOURCE, source),
    });
    throw keepingWrites(new SignInFailed("profile"));
}

/** The address that a person has named as their first, unless the service says that it is not proved. */
function primaryMail(answered: Answered): string | undefined {
    const list = answered.status < 400 ? valueOf(answered) : undefined;
    const primary = Array.isArray(list) ? list.filter(isObject).find((one) => one.primary === true) : undefined;
    const mail = primary && provedMail(primary.email, primary.verified);
    return typeof mail === "string" ? mail : undefined;
}

function missing(reason: "profile" | "identity"): never {
    throw new SignInFailed(reason);
}
