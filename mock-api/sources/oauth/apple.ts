import { importPKCS8, SignJWT } from "jose";
import { DAY_MS } from "#mock/encoding/time.ts";
import type { OAuthSource } from "./source.ts";

/** Apple's consumer key is three things: the services id, the team's, and the id of the key that signs. */
const partsOf = ({ consumer_key }: OAuthSource): [client: string, team: string, key: string] => {
    const [client = "", team = "", key = ""] = consumer_key.split(";").map((part) => part.trim());
    return [client, team, key];
};

const isApple = ({ provider_type }: OAuthSource): boolean => provider_type === "apple";

export const clientIdOf = (source: OAuthSource): string => (isApple(source) ? partsOf(source)[0] : source.consumer_key);

/** How long a client secret of Apple's is good for here; they allow half a year. */
const LIFETIME_MS = DAY_MS;

/** What the client proves itself with: its secret, or for Apple a token that its key signs. Rejects for a key that is none. */
export async function clientSecretOf(source: OAuthSource, now: number): Promise<string> {
    if (!isApple(source)) return source.consumer_secret;
    const [client, team, kid] = partsOf(source);
    const at = Math.floor(now / 1000);
    return new SignJWT({})
        .setProtectedHeader({ alg: "ES256", kid })
        .setIssuer(team)
        .setSubject(client)
        .setAudience("https://appleid.apple.com")
        .setIssuedAt(at)
        .setExpirationTime(at + LIFETIME_MS / 1000)
        .sign(await importPKCS8(source.consumer_secret.trim(), "ES256"));
}
