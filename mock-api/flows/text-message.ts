import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Call } from "#kernel/http/call.ts";
import type { Json, JsonObject, Models } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { base64 } from "#mock/encoding/base64.ts";
import type { User } from "#mock/apps/core/user.resource.ts";
import { forgetTask, recordTask } from "#mock/apps/admin/task.model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { evaluate, ExpressionError, type NamedObject, whenPythonIsThere } from "#mock/expressions/evaluate.ts";
import type { Question } from "#mock/outside/client.ts";
import { GatewayError, sendText } from "#mock/outside/gateway.ts";
import type { StageContext } from "./stage.ts";

export type SmsSettings = Models["authentik_stages_authenticator_sms.authenticatorsmsstage"];
const MODEL = "authentik_stages_authenticator_sms.authenticatorsmsstage";

/** How long a code is good for. Source: django-otp, SideChannelDevice. */
const LIFETIME_MS = 300_000;
const DIGITS = 6;

/** A code that was sent, and until when it counts (ms since the epoch). */
export type SentCode = { readonly token: string; readonly token_until: number };

export function newCode({ random }: Call): SentCode {
    const number = new DataView(random.bytes(4).buffer).getUint32(0) % 10 ** DIGITS;
    return { token: String(number).padStart(DIGITS, "0"), token_until: random.now() + LIFETIME_MS };
}

/** Whether it is the code that was sent. Codes of flows are numbers: they come without the zeros in front. */
export const isCode = ({ token, token_until }: SentCode, code: string, now: number): boolean =>
    token !== "" && now < token_until && /^\d{1,6}$/.test(code) && code.padStart(DIGITS, "0") === token;

/** A number as a stage keeps it that only proves who somebody is. */
export const hashed = (phone: string): string => `hash:${bytesToHex(sha256(utf8ToBytes(phone)))}`;
export const isHashed = (phone: string): boolean => phone.startsWith("hash:");

/** Sends somebody a code by the gateway of a stage. Throws GatewayError, with an event and a task of the stage that say why. Source: authentik/stages/authenticator_sms/models.py. */
export async function sendCode(
    context: Pick<StageContext<unknown>, "call" | "outside">,
    settings: SmsSettings,
    user: User,
    to: string,
    token: string,
): Promise<void> {
    const { call, outside } = context;
    const body = `Your code for ${currentTenant(call).title}: ${token}`;
    const message = { from: settings.from_number, to, user: user.pk, body };
    const task = `send_sms:${settings.pk}`;
    try {
        const request = settings.provider === "twilio" ? twilio(settings, to, body) : generic(settings, await payload(call, settings, user, to, token, body));
        await sendText(call, { url: call.url, askSelf: call.askSelf, outside }, message, request);
        forgetTask(call, task);
    } catch (error) {
        if (!(error instanceof GatewayError)) throw error;
        recordTask(call, task, "ERROR", [error.message]);
        const said = { message: "Error sending SMS", exc: error.message, body: error.message, status_code: error.status };
        writeEvent(call, "configuration_error", "authentik.stages.authenticator_sms.models", said, { user: user.pk, isBackground: true });
        throw error;
    }
}

const basic = (name: string, password: string): string => `Basic ${base64(utf8ToBytes(`${name}:${password}`))}`;

/** Source: twilio.com/docs/messaging/api/message-resource. */
const twilio = ({ account_sid, auth, from_number }: SmsSettings, to: string, body: string): Question => ({
    method: "POST",
    url: `https://api.twilio.com/2010-04-01/Accounts/${encodeURIComponent(account_sid)}/Messages.json`,
    headers: { "Authorization": basic(account_sid, auth), "Content-Type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ From: from_number, To: to, Body: body }).toString(),
});

const generic = ({ account_sid: url, auth, auth_password, auth_type }: SmsSettings, content: Json): Question => ({
    method: "POST",
    url,
    headers: { "Authorization": auth_type === "basic" ? basic(auth, auth_password) : `Bearer ${auth}`, "Content-Type": "application/json" },
    body: JSON.stringify(content),
});

/** What a gateway is sent: what the mapping makes of it, where there is one. */
function payload(call: Call, settings: SmsSettings, user: User, to: string, token: string, body: string): Json | Promise<Json> {
    const standard: JsonObject = { From: settings.from_number, To: to, Body: token, Message: body };
    const mapping = call.db.find("authentik_events.notificationwebhookmapping", settings.mapping);
    if (!mapping) return standard;
    const device: NamedObject = { $object: "SMSDevice", attributes: { name: "SMS Device", phone_number: to, user: { $user: user.pk } } };
    const names = { device, token, stage: { $row: [MODEL, settings.pk] as const } };
    return whenPythonIsThere(call, () => {
        try {
            const made = evaluate(mapping.expression, { call, name: mapping.name, user: user.pk, context: {}, names });
            return isObject(made) ? made : standard;
        } catch (error) {
            if (!(error instanceof ExpressionError)) throw error;
            writeEvent(call, "property_mapping_exception", "authentik.core.expression.evaluator", { expression: mapping.expression, message: error.traceback });
            throw new GatewayError(error.message, 0);
        }
    });
}
