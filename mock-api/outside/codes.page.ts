import type { Call } from "#kernel/http/call.ts";
import { endpoint } from "#kernel/http/endpoint.ts";
import type { JsonObject, Key } from "#kernel/base/models.ts";
import { ok } from "#kernel/http/operation.ts";
import { asObject } from "#kernel/store/validate.ts";
import { passcodesOf } from "#mock/apps/authenticators/duo-passcode.ts";
import { hotp, NEW_TOTP, PERIOD, stepAt } from "#mock/apps/authenticators/totp.ts";
import { person, requireLook, spec } from "./outside.page.ts";

interface Authenticator {
    readonly name: string;
    /** Hexadecimal. */
    readonly key: string;
    readonly digits: number;
    readonly user: Key;
}

/** ms after which a set-up that no flow has shown again counts as given up. Its session may keep it for weeks. */
const GIVEN_UP = 3_600_000;

/** Devices that were set up, and those that a flow has just shown: their app must know the code to finish. */
function authenticators({ db, random }: Call): Authenticator[] {
    const since = random.now() - GIVEN_UP;
    const coming = db.all("sandbox.session").flatMap(({ data }) => {
        const { key, digits, user, shown } = asObject(data[NEW_TOTP]);
        return typeof key === "string" && typeof digits === "number" && typeof user === "number" && Number(shown) > since
            ? [{ name: "", key, digits, user }]
            : [];
    });
    const apps = db.all("authentik_stages_authenticator_duo.duodevice").map((device) => ({ ...device, ...passcodesOf(db, device) }));
    return [...coming, ...[...db.all("otp_totp.totpdevice"), ...apps].filter(({ confirmed }) => confirmed)];
}

function codes({ call }: { call: Call }): Response {
    const now = call.random.now();
    const shown = ({ name, key, digits, user }: Authenticator): JsonObject => ({
        name,
        person: person(call, user),
        code: String(hotp(key, stepAt(now), digits)).padStart(digits, "0"),
    });
    return ok({ remaining: PERIOD - ((now / 1000) % PERIOD), codes: authenticators(call).map(shown) });
}

/** What the authenticator apps of everybody's phone show: `remaining` seconds, then the next codes. A device without a name is being set up. */
export const codesPage = endpoint("GET /-/sandbox/outside/codes/", spec, [requireLook, codes]);
