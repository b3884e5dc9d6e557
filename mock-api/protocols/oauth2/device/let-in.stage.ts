import { denyAccess, memoryStage } from "#mock/flows/stage.ts";

/** Name of the stage in plans. */
export const LET_IN = "oauth2.device.finish";

const DEVICE = "authentik_providers_oauth2.devicetoken";

/** The person has agreed: the device gets its tokens the next time that it asks. */
export const letDeviceIn = memoryStage<{ readonly device: number }>()(LET_IN, {
    component: "ak-provider-oauth2-device-code-finish",
    schema: "OAuthDeviceCodeFinish",
    enter: ({ call, settings, user }) => {
        const device = call.db.find(DEVICE, settings.device);
        if (!user || call.principal?.pk !== user.pk || !device || (device.user !== null && device.user !== user.pk)) return denyAccess();
        call.db.update(DEVICE, device.pk, { user: user.pk });
        return undefined;
    },
    challenge: () => ({}),
});
