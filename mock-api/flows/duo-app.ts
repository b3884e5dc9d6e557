import { encode } from "uqr";
import type { Call } from "#kernel/http/call.ts";
import type { Models } from "#kernel/base/models.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { base64 } from "#mock/encoding/base64.ts";
import { sendOutside } from "#mock/outside/message.model.ts";
import { answerTo, TAKEN_BACK } from "#mock/outside/push.ts";
import type { StageContext } from "./stage.ts";

export type DuoSettings = Models["authentik_stages_authenticator_duo.authenticatorduostage"];

/** What a phone is asked. */
const SIGN_IN = "Is it you who signs in?";

/** How long Duo waits for an answer, in ms. Source: duo.com/docs/authapi. */
const PATIENCE_MS = 60_000;

/** An app that is about to be set up: whom Duo calls by which id, and the message that asks its phone. */
export type Enrollment = { readonly duo_user_id: string; readonly activation_code: string; readonly message: string };

/** Asks somebody's phone outside to set Duo's app up: the sandbox answers as Duo does. */
export function enroll(call: Call, user: User, { name, api_hostname }: DuoSettings): Enrollment {
    const duo_user_id = `DU${call.random.uuid().replaceAll("-", "").slice(0, 18).toUpperCase()}`;
    const secret = call.random.uuid().replaceAll("-", "");
    const content = { title: "Set up Duo Mobile", details: { Account: user.username, Stage: name } };
    const { pk: message } = sendOutside(call, "push", { to: "Duo Mobile", user: user.pk, content });
    return { duo_user_id, activation_code: `duo://${secret}-${base64(new TextEncoder().encode(api_hostname))}`, message };
}

/** How far a set-up is, in Duo's words; a message that was cleared can no longer be answered. */
export function statusOf({ db }: Call, { message }: Enrollment): "success" | "waiting" | "invalid" {
    const row = db.find("sandbox.message", message);
    if (row?.answer === null) return "waiting";
    return row?.answer === "allow" ? "success" : "invalid";
}

/** Asks on somebody's phone whether a sign-in is theirs, and waits for the answer: others are served meanwhile. */
export async function isAllowed(
    { call, outside, flow }: Pick<StageContext<unknown>, "call" | "outside" | "flow">,
    user: User,
    device: string,
): Promise<boolean> {
    const details = { Account: user.username, Flow: flow.title, Address: call.incoming.ip };
    const message = sendOutside(call, "push", { to: device, user: user.pk, content: { title: SIGN_IN, details } });
    return (await answerTo({ db: call.db, outside }, message, PATIENCE_MS)) === "allow";
}

/** Takes questions about sign-ins back that nobody has answered: somebody has proved who they are by other means, and whoever waits goes on. */
export function takeBack({ db }: Call, user: User): void {
    for (const { pk, user: whose, answer, content } of db.where("sandbox.message", "kind", "push"))
        if (whose === user.pk && answer === null && content.title === SIGN_IN) db.update("sandbox.message", pk, { answer: TAKEN_BACK });
}

/** A QR code as the address of a picture. */
export function barcode(text: string): string {
    const { data, size } = encode(text, { border: 4 });
    const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
    return `data:image/svg+xml;base64,${base64(new TextEncoder().encode(svg))}`;
}
