import { expect } from "@open-wc/testing";
import { type Device, devices } from "#src/api/devices.api.ts";
import { stubApi } from "#src/api/stub.test-helper.ts";
import { exact } from "#src/elements/time.ts";
import { deviceName, toldApart } from "./devices-apart.ts";

const device = (pk: number, type: string, name: string): Device => ({
    pk,
    name,
    type,
    confirmed: true,
    verbose_name: "",
    verbose_name_plural: "",
    meta_model_name: "",
});
const key = (pk: number, name = "WebAuthn Device"): Device => device(pk, "authentik_stages_authenticator_webauthn.WebAuthnDevice", name);
const phone = (pk: number): Device => device(pk, "authentik_stages_authenticator_sms.SMSDevice", "SMS Device");
const app = (pk: number): Device => device(pk, "otp_totp.TOTPDevice", "TOTP Authenticator");

describe("H16-4: devices of the same name", () => {
    const made = { 1: "2023-02-01T12:00:00Z", 2: "2023-02-01T12:00:07Z" };
    const answers: Record<string, object> = {
        "/authenticators/webauthn/1/": { created_on: made[1] },
        "/authenticators/admin/webauthn/2/": { created_on: made[2] },
        "/authenticators/sms/1/": { phone_number: "+15550001" },
        "/authenticators/sms/2/": { phone_number: "+15550002" },
    };
    let stub: ReturnType<typeof stubApi>;
    beforeEach(() => {
        stub = stubApi(({ path }) => (answers[path] ? { body: answers[path] } : undefined));
    });
    afterEach(() => stub.restore());

    it("are told apart by when they were set up, by anybody's as well as by one's own", async () => {
        const [first, second] = await toldApart([key(1), key(2)], (one) => (one.pk === 1 ? devices.details(one) : devices.detailsOf(one)));
        expect(deviceName(first!)).to.equal(`WebAuthn Device (set up ${exact(made[1])})`);
        expect(deviceName(second!)).to.equal(`WebAuthn Device (set up ${exact(made[2])})`);
        expect(first!.name, "a form still has the name alone").to.equal("WebAuthn Device");
    });

    it("are told apart by their phones' numbers, and where nothing is known by their own", async () => {
        const told = await toldApart([phone(1), phone(2), app(3), app(4)], devices.details);
        expect(told.map(deviceName)).to.deep.equal([
            "SMS Device (+15550001)",
            "SMS Device (+15550002)",
            "TOTP Authenticator (number 3)",
            "TOTP Authenticator (number 4)",
        ]);
    });

    it("of different kinds, and of different names, are left alone, and not asked about", async () => {
        const told = await toldApart([key(1), key(2, "Blue key"), phone(1), app(1)], devices.details);
        expect(told.map(deviceName)).to.deep.equal(["WebAuthn Device", "Blue key", "SMS Device", "TOTP Authenticator"]);
        expect(stub.calls).to.deep.equal([]);
    });
});
