import { on } from "#kernel/resource/listener.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";

/** Writes an event when static tokens are deleted. */
export const staticDeviceListener = on("otp_static.staticdevice", ["deleting"], ({ row, call }) => {
    if (!call) return;
    const message = "User disabled Static OTP Tokens.";
    writeEvent(call, "custom_static_authenticator_disable", "authentik.stages.authenticator_static.signals", { message }, { user: Number(row.user) });
});
