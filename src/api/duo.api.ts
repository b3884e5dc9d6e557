import { send } from "./client.ts";
import { answer, fill } from "./endpoint.ts";

export const duo = {
    /** Whether the app that is being set up has answered; `invalid` when it never will. */
    enrollmentStatus: (stage: string, signal?: AbortSignal) =>
        answer<{ duo_response: "success" | "waiting" | "invalid" }>(
            send("POST", fill("/stages/authenticator/duo/{stage}/enrollment_status/", { stage }), { body: {}, signal, onlyAsks: true }),
        ),
};
