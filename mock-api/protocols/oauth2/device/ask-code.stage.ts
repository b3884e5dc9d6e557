import { count } from "#kernel/base/fields.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { fieldError, memoryStage, redirectTo, rejected } from "#mock/flows/stage.ts";
import { TYPED, waitingDevice } from "./waiting-device.ts";

/** Name of the stage in plans. */
export const ASK_CODE = "oauth2.device.code";

/** Asks for the code that a device shows (RFC 8628 3.3), and goes on to letting it in. */
export const askCode = memoryStage<JsonObject>()(ASK_CODE, {
    component: "ak-provider-oauth2-device-code",
    schema: "OAuthDeviceCode",
    takes: { code: count() },
    challenge: () => ({}),
    submit: ({ call, plan }, { code }) => {
        const device = waitingDevice(call, String(code));
        if (!device) return rejected(fieldError("code", "Invalid code"));
        plan.steps = [];
        call.session.set(TYPED, device.user_code);
        return redirectTo(`/device?code=${device.user_code}`);
    },
});
