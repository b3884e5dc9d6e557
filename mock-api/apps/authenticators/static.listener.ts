import { on } from "#kernel/listener.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";

/** Losing the codes is told to the event log. */
export const staticDeviceListener = on("otp_static.staticdevice", ["deleting"], ({ row, call }) => {
    if (!call) return;
    const message = "User disabled Static OTP Tokens.";
    writeEvent(call, "custom_static_authenticator_disable", "authentik.stages.authenticator_static.signals", { message }, { user: Number(row.user) });
});
