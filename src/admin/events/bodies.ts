import { msg, str } from "@lit/localize";
import type { Event } from "#src/api/events.api.ts";
import { actionLabel, type Action } from "#src/base/event-actions.ts";
import { attempted, changes, flowOf, mail, message, object, program, request, result, values, type Part } from "./parts.ts";
import { signInMethod } from "./sign-in-method.ts";
import { cut, factsOf, listOf, readableName, textOf, type Facts } from "./values.ts";

/** How an event is shown, by its action. */
export interface Body {
    /** In one sentence; "" where too little was recorded for it. */
    lead?: (context: Facts, event: Event) => string;
    parts?: readonly Part[];
}

const who = ({ user }: Event): string => textOf(factsOf(user)["username"]) || msg("Somebody");
const target = ({ user }: Event): string => textOf(factsOf(factsOf(user)["on_behalf_of"])["username"]) || msg("somebody");
/** A sentence about something; "" where its name was not recorded. */
function about(value: unknown, say: (name: string) => string): string {
    const name = readableName(textOf(factsOf(value)["name"]) || textOf(value));
    return name && say(name);
}
/** Whom a policy was asked about, and for what; undefined where that was not recorded. */
function askedOf(context: Facts): { user: string; place: string } | undefined {
    const { user, obj } = factsOf(context["request"]);
    const [name, place] = [textOf(factsOf(user)["username"]), textOf(factsOf(obj)["name"])];
    return name && place ? { user: name, place } : undefined;
}

const affected = object("model", () => msg("Object"));
const source = object("source", () => msg("Source"));
const binding = object("binding", () => msg("Binding"));
const traceback = message(() => msg("Traceback"), "message", "error");
const said = message(() => msg("Message"), "message");

/** What an entry leaves out, and every action that policies invent, is listed as it is. */
const BODIES: Readonly<Record<Action, Body>> = {
    login: {
        lead: (_, event) => msg(str`${who(event)} signed in.`),
        parts: [
            values(
                ["auth_method", () => msg("Signed in by"), signInMethod],
                ["auth_method_args", () => msg("Details")],
                ["using_source", () => msg("Through source")],
                ["source", () => msg("Through source")],
                ["application", () => msg("For application")],
            ),
        ],
    },
    login_failed: {
        lead: ({ username }) => msg(str`Somebody tried to sign in as ${textOf(username) || "–"}.`),
        parts: [attempted, values(["device_class", () => msg("Kind of device")], ["stage", () => msg("Stage")], ["password", () => msg("Password")])],
    },
    logout: { lead: (_, event) => msg(str`${who(event)} signed out.`) },
    user_write: {
        lead: ({ created }, event) => (created === true ? msg(str`A flow created ${who(event)}.`) : msg(str`A flow changed ${who(event)}.`)),
    },
    password_set: { lead: (_, event) => msg(str`The password of ${who(event)} was set.`) },
    secret_view: {
        lead: ({ type, secret }, event) =>
            about(secret, (name) =>
                type === "private_key"
                    ? msg(str`${who(event)} looked at the private key of ${name}.`)
                    : type === "certificate"
                      ? msg(str`${who(event)} looked at the certificate of ${name}.`)
                      : msg(str`${who(event)} looked at ${name}.`),
            ),
        parts: [values(["type", () => msg("What was shown")]), object("secret", () => msg("Secret"))],
    },
    secret_rotate: { lead: ({ token }) => about(token, (name) => msg(str`${name} has a new value.`)), parts: [said, object("token", () => msg("Token"))] },
    suspicious_request: { parts: [said] },
    invitation_used: {
        lead: () => msg("An invitation was used."),
        parts: [values(["invitation_uuid", () => msg("Invitation")])],
    },
    authorize_application: {
        lead: (context, event) => about(context["authorized_application"], (name) => msg(str`${who(event)} was let into ${name}.`)),
        parts: [flowOf("flow", () => msg("Flow")), values(["scopes", () => msg("Scopes")]), object("authorized_application", () => msg("Application"))],
    },
    source_linked: {
        lead: (context, event) => about(context["source"], (name) => msg(str`${who(event)} linked an account of ${name}.`)),
        parts: [said, source],
    },
    impersonation_started: { lead: (_, event) => msg(str`${who(event)} began to act as ${target(event)}.`) },
    impersonation_ended: { lead: (_, event) => msg(str`${who(event)} stopped acting as another user.`) },
    flow_execution: { parts: [said, object("flow", () => msg("Flow"))] },
    policy_execution: {
        lead: (context) => {
            const asked = askedOf(context);
            if (!asked) return "";
            const { user, place } = asked;
            return factsOf(context["result"])["passing"] === true
                ? msg(str`A policy of ${place} let ${user} pass.`)
                : msg(str`A policy of ${place} refused ${user}.`);
        },
        parts: [said, result, binding, request],
    },
    policy_exception: {
        lead: (context) => {
            const asked = askedOf(context);
            return asked ? msg(str`A policy of ${asked.place} failed for ${asked.user}.`) : "";
        },
        parts: [traceback, binding, request],
    },
    property_mapping_exception: { parts: [traceback, program("expression", () => msg("Expression"))] },
    system_task_execution: { parts: [said] },
    system_task_exception: { parts: [traceback] },
    system_exception: { parts: [traceback] },
    configuration_error: { parts: [said] },
    model_created: {
        lead: ({ model, restored }, event) =>
            // What was deleted, and brought back.
            about(model, (name) => (restored === true ? msg(str`${who(event)} restored ${name}.`) : msg(str`${who(event)} created ${name}.`))),
        parts: [affected, changes],
    },
    model_updated: { lead: ({ model }, event) => about(model, (name) => msg(str`${who(event)} changed ${name}.`)), parts: [affected, changes] },
    model_deleted: { lead: ({ model }, event) => about(model, (name) => msg(str`${who(event)} deleted ${name}.`)), parts: [affected, changes] },
    email_sent: {
        lead: ({ to_email }) => {
            const to = listOf(to_email).map(textOf).filter(Boolean).join(", ");
            return to ? msg(str`An email was sent to ${to}.`) : "";
        },
        parts: [values(["subject", () => msg("Subject")], ["from_email", () => msg("From")], ["to_email", () => msg("To")]), said, mail],
    },
    update_available: {
        lead: (context) => msg(str`Version ${textOf(context["new_version"]) || "–"} is available.`),
        parts: [values(["new_version", () => msg("Version")]), said],
    },
    custom_: {},
};
const bodies = new Map<string, Body>(Object.entries(BODIES));

export const bodyOf = ({ action }: Pick<Event, "action">): Body => bodies.get(action) ?? {};

/** Our own sentence for an event; "" where there is none, or too little was recorded for it. A name may end with a full stop of its own. */
export const leadOf = (event: Event): string => (bodyOf(event).lead?.(factsOf(event.context), event) ?? "").replace(/([.!?])\.$/, "$1");

/** What happened, in one sentence: an event's title. Without one of ours it is the line that tells most of the message that was recorded. */
export const sentenceOf = (event: Event): string => leadOf(event) || tellingLine(textOf(factsOf(event.context)["message"])) || actionLabel(event.action);

/** Characters of a title. */
const LONGEST = 160;

const TRACEBACK = /Traceback(?: \(most recent call last\))?:?/;

/** Of a traceback the last line, which says what was wrong, behind what is said before it; of any other text the first. */
function tellingLine(text: string): string {
    const [first = "", ...others] = text.split("\n").filter((line) => line.trim() !== "");
    const [before = "", hasTrace] = first.split(TRACEBACK);
    return cut((hasTrace === undefined ? first : `${before}${others.at(-1) ?? ""}`).trim(), LONGEST);
}
