import { hooks } from "#kernel/hooks.ts";
import type { Models } from "#kernel/models.ts";
import type { Written } from "#kernel/resource.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";

/** Losing the codes is told to the event log. */
export const staticDeviceHooks = hooks({
    removed: ({ row, call }: Written<Models["otp_static.staticdevice"]>) =>
        writeEvent(
            call,
            "custom_static_authenticator_disable",
            "authentik.stages.authenticator_static.signals",
            { message: "User disabled Static OTP Tokens." },
            { user: Number(row.user) },
        ),
});
