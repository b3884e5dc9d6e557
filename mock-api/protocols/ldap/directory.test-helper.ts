import type { TestClient } from "#mock/adapters/test/test-backend.ts";
import { hotp, stepAt } from "#mock/apps/authenticators/totp.ts";
import { hexOf } from "#mock/encoding/ldap/attribute.ts";

/** Makes an LDAP provider that binds through the default flow, and the application that stands for it. Gives the provider's key. */
export async function makeDirectory(admin: TestClient, name: string, settings: object = {}): Promise<number> {
    const [flow] = (await admin.get("flows/instances/?slug=default-authentication-flow")).body.results;
    const { pk } = (await admin.post("providers/ldap/", { name, authorization_flow: flow.pk, ...settings })).body;
    await admin.post("core/applications/", { name, slug: name.toLowerCase(), provider: pk });
    return pk;
}

/** Key of the group whose members search everything: the administrators. */
export async function searchGroup(admin: TestClient): Promise<string> {
    return (await admin.get("core/groups/?name=authentik Admins")).body.results[0].pk;
}

/** Sets an authenticator app up for whoever is signed in; gives what shows its code, by a clock in ms since the epoch. */
export async function authenticatorApp(browser: TestClient, now: () => number): Promise<() => string> {
    const setup = "flows/executor/default-authenticator-totp-setup/?query=";
    const secret = new URL((await browser.get(setup)).body.config_url).searchParams.get("secret")!;
    const code = (): string => String(hotp(hexOf(fromBase32(secret)), stepAt(now()), 6)).padStart(6, "0");
    await browser.post(setup, { code: Number(code()) });
    return code;
}

/** RFC 4648 section 6. */
function fromBase32(text: string): Uint8Array {
    const bits = Array.from(text, (letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0")).join("");
    return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}
