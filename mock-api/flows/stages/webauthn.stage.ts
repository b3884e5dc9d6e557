import { object } from "#kernel/base/fields.ts";
import { CeremonyError } from "#mock/webauthn/ceremony.ts";
import { keyNamed } from "#mock/webauthn/assertion.ts";
import { type RegisteredKey, registeredKey, registrationOptions } from "#mock/webauthn/registration.ts";
import { fieldError, next, type Outcome, rejected, stage } from "../stage.ts";

/** Sets up a security key. Source: authentik/stages/authenticator_webauthn/stage.py. */
export const webauthn = stage("authentik_stages_authenticator_webauthn.authenticatewebauthnstage", {
    component: "ak-stage-authenticator-webauthn",
    namesUser: true,
    schema: "AuthenticatorWebAuthn",
    shows: { registration: object({ required: true }) },
    takes: { response: object({ required: true }) },

    enter: ({ user }) => {
        if (!user) throw new Error("A security key belongs to somebody: nobody is signed in, and no stage before has found a user.");
        return undefined;
    },

    challenge: ({ call, user, settings }) => ({ registration: registrationOptions(call, user!, settings) }),

    submit: async ({ call, user, settings }, { response }) => {
        let key: RegisteredKey;
        try {
            key = await registeredKey(call, response, settings.user_verification === "required");
        } catch (error) {
            if (error instanceof CeremonyError) return refused(`Registration failed. Error: ${error.message}`);
            throw error;
        }
        if (keyNamed(call, { id: key.credential_id })) return refused("Credential ID already exists.");
        call.db.create("authentik_stages_authenticator_webauthn.webauthndevice", { ...key, user: user!.pk, name: "WebAuthn Device", confirmed: true });
        return next();
    },
});

const refused = (why: string): Outcome => rejected(fieldError("response", why));
