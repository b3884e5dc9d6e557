import type { Call } from "#kernel/http/call.ts";
import { basicCredentials, type Credentials } from "#kernel/http/credentials.ts";
import type { Db } from "#kernel/store/db.ts";
import { equalInTime } from "#mock/apps/core/password.ts";
import type { OAuth2Provider } from "#mock/apps/providers/oauth2.resource.ts";
import { InvalidClient } from "./errors.ts";
import { providerByClient } from "./provider.ts";

/**
 * What a client may have meant by its id and secret: by HTTP Basic, form-urlencoded as RFC 6749 2.3.1 wants it or as they are, which is what
 * many clients send; else in the body. Where there is Basic, the body does not count.
 */
function sent(call: Call): readonly Credentials[] {
    const basic = basicCredentials(call);
    if (basic) return [basic, { name: decoded(basic.name), secret: decoded(basic.secret) }];
    // Basic that cannot be read is somebody who did not prove who they are, not somebody who did not try.
    if (/^\s*basic(?:\s|$)/i.test(call.header("authorization") ?? "")) return [];
    const [name, secret] = ["client_id", "client_secret"].map((field) => call.form.get(field));
    return typeof name === "string" ? [{ name, secret: typeof secret === "string" ? secret : "" }] : [];
}

function decoded(text: string): string {
    try {
        return decodeURIComponent(text.replaceAll("+", " "));
    } catch {
        return text;
    }
}

/** The client that says it is asking; not yet proved. */
export const claimedClient = (call: Call): OAuth2Provider | undefined => {
    for (const { name } of sent(call)) {
        const provider = providerByClient(call.db, name);
        if (provider) return provider;
    }
    return undefined;
};

/** Whether the request carries the secret of this client. Compared in constant time: no answer tells how much of a guess was right. */
export function knowsSecret(call: Call, provider: OAuth2Provider): boolean {
    const matching = sent(call).filter(({ name, secret }) => name === provider.client_id && equalInTime(secret, provider.client_secret));
    return matching.length > 0;
}

/** A check: the client that a request to the token endpoint names. */
export const findClient = ({ call }: { call: Call; db: Db }): { provider: OAuth2Provider } => ({ provider: claimedClient(call) ?? unknown() });

/** RFC 6749 3.2.1: confidential clients prove who they are; public ones have nothing to prove it with. */
export function requireSecret(call: Call, provider: OAuth2Provider): void {
    if (provider.client_type === "confidential" && !knowsSecret(call, provider)) throw new InvalidClient();
}

function unknown(): never {
    throw new InvalidClient();
}
