import type { Call } from "#kernel/http/call.ts";
import { requireAdministrator } from "#kernel/http/checks.ts";
import type { Db } from "#kernel/store/db.ts";
import { endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { denied, invalidFields, notFound } from "#kernel/base/errors.ts";
import type { JsonObject, Key } from "#kernel/base/models.ts";
import { noContent, ok } from "#kernel/http/operation.ts";
import { byTokenOrSession } from "#mock/apps/core/identity.ts";
import { KINDS, type Message, messagesOf } from "./message.model.ts";
import { CHOICES } from "./push.ts";
import { ANSWERS, chooseAnswer } from "./webhook.ts";

/** What a host sets where whoever uses it owns everything in it: in a tab. */
export const OWNED = "AUTHENTIK_SANDBOX_OWNED";

export const isOwned = ({ environment }: Call): boolean => environment[OWNED] === "true";

/** Whether somebody may read everybody's mail: links in it open accounts. */
export const mayLook = (call: Call): boolean => call.isSuperuser || isOwned(call);

export function requireLook({ call }: { call: Call }): void {
    if (!mayLook(call)) throw denied();
}

export const spec = { authenticate: byTokenOrSession, errors: apiErrors };

/** Somebody, as the views outside name them. */
export function person({ db }: Call, pk: Key | null): JsonObject | null {
    const user = db.find("authentik_core.user", pk);
    return user ? { pk: user.pk, username: user.username, name: user.name } : null;
}

const messages = ({ call }: { call: Call }): Response => {
    const kind = KINDS.find((known) => known === call.query.get("kind"));
    return ok(
        messagesOf(call.db, kind).map((row) => ({
            ...shown(call, row),
            ...(row.kind === "webhook" ? { chosen: call.db.find("sandbox.webhook", row.to)?.answer ?? null } : {}),
        })),
    );
};

const shown = (call: Call, { user, ...row }: Message): JsonObject => ({ ...row, person: person(call, user) });

function markSeen({ call: { db } }: { call: Call }): Response {
    for (const { pk, seen } of db.all("sandbox.message")) if (!seen) db.update("sandbox.message", pk, { seen: true });
    return noContent();
}

function clear({ call: { db, query } }: { call: Call }): Response {
    const person = query.get("person");
    if (person !== undefined && !/^[0-9]{1,15}$/.test(person)) throw invalidFields({ person: ["A valid integer is required."] });
    for (const { pk, user } of db.all("sandbox.message")) if (person === undefined || user === Number(person)) db.delete("sandbox.message", pk);
    return noContent();
}

/** One of these words of the body's field. */
function chosen<const W extends string>(call: Call, words: readonly W[]): W {
    const { answer } = call.body();
    return words.find((word) => word === answer) ?? refuse(`Must be one of: ${words.join(", ")}.`);
}

function refuse(reason: string): never {
    throw invalidFields({ answer: [reason] });
}

/** Answers a push, or chooses what the address of a webhook answers from now on. */
function answer({ call, params: { pk } }: { call: Call; params: { pk: string } }): Response {
    const { db } = call;
    const row = db.find("sandbox.message", pk) ?? missing();
    if (row.content.sent) refuse("This address is really called: it answers by itself.");
    else if (row.kind === "webhook") chooseAnswer(call, row.to, chosen(call, ANSWERS));
    else if (row.kind !== "push") refuse("This cannot be answered.");
    else if (row.answer !== null) refuse("This was answered already, or nobody waits any more.");
    else db.update("sandbox.message", pk, { answer: chosen(call, CHOICES), seen: true });
    return noContent();
}

function missing(): never {
    throw notFound();
}

const mails = ({ db }: { db: Db }): Response => ok(messagesOf(db, "mail").map(({ pk, created, to, content }) => ({ pk, created, to: [to], ...content })));

const deliveries = ({ db }: { db: Db }): Response =>
    ok(messagesOf(db, "webhook").map(({ pk, created, to, content, answer: status }) => ({ pk, created, url: to, status, ...content })));

/** Mails and calls of webhooks alone, as programs read them: for administrators, in a tab too. */
export const contentPages = [
    endpoint("GET /sandbox/outbox/", spec, [requireAdministrator, mails]),
    endpoint("GET /sandbox/deliveries/", spec, [requireAdministrator, deliveries]),
];

/**
 * `/-/sandbox/outside/`: what was sent outside, the newest first (`?kind=mail`); by DELETE it is cleared (`?person=1`: what is theirs). `seen/` marks all as seen, `<pk>/answer/` takes
 * `{ answer }`. For administrators; in a tab, which is its visitor's own, for everybody.
 */
export const outsidePages = [
    endpoint("GET /-/sandbox/outside/", spec, [requireLook, messages]),
    endpoint("DELETE /-/sandbox/outside/", spec, [requireLook, clear]),
    endpoint("POST /-/sandbox/outside/seen/", spec, [requireLook, markSeen]),
    endpoint("PUT /-/sandbox/outside/{pk}/answer/", spec, [requireLook, answer]),
];
