import { channel, type Peer } from "#kernel/http/channel.ts";
import type { Call } from "#kernel/http/call.ts";
import { denied, HttpError } from "#kernel/base/errors.ts";
import { parseJson } from "#kernel/http/json.ts";
import { type Listener, on } from "#kernel/resource/listener.ts";
import type { JsonObject, Key } from "#kernel/base/models.ts";
import { own } from "#kernel/base/own.ts";
import { isObject } from "#kernel/store/validate.ts";
import { byTokenOrSession } from "#mock/apps/core/identity.ts";
import { carriedByOutpost } from "./carries.facet.ts";
import { closed, heard, opened, saidBefore, tell } from "./connected.ts";

/** What a message is about. Source: authentik/outposts/channels.py. */
const ACK = 0;
const HELLO = 1;
const TRIGGER_UPDATE = 2;

/** RFC 6455 7.4.1: data that are not what the type of message should be (D-404). */
const NOT_UNDERSTOOD = 1007;
/** Characters of what a program says of itself. */
const MAX_NAME = 255;

const message = (instruction: number): string => JSON.stringify({ instruction, args: {} });

/** The programs that speak for an outpost, connected: they say that they are there, and are told when there is something new to read. */
export const outpostSocket = channel(
    "/ws/outpost/{pk}/",
    { authenticate: byTokenOrSession },
    {
        opened({ call, db, params, peer, principal }) {
            // A browser's session opens nothing here, whoever is signed in: programs bring a token.
            if (principal?.via !== "token" || !(principal.isSuperuser || principal.holds("view_outpost", params.pk))) throw denied();
            if (!db.find("authentik_outposts.outpost", params.pk)) throw denied();
            opened(call.db, peer, params.pk);
        },
        message({ call, db, params, peer, data, principal }) {
            if (!principal || !db.find("authentik_outposts.outpost", params.pk)) throw denied();
            const read = understood(data);
            if (!read) return peer.close(NOT_UNDERSTOOD, "A message is an object with an instruction and its args.");
            if (read.instruction === ACK) return;
            remember(call, peer, read);
            peer.send(message(ACK));
        },
        closed,
    },
);

interface Message {
    readonly instruction: number;
    readonly args: JsonObject;
}

function understood(data: string): Message | undefined {
    try {
        const read = parseJson(data);
        if (!isObject(read) || typeof read.instruction !== "number") return undefined;
        return { instruction: read.instruction, args: isObject(read.args) ? read.args : {} };
    } catch (error) {
        if (error instanceof HttpError) return undefined;
        throw error;
    }
}

/** Any word is a sign of life; only the greeting says which version speaks. */
function remember(call: Call, peer: Peer, { instruction, args }: Message): void {
    const said = (name: string): string => {
        const value = own(args, name);
        return typeof value === "string" ? value.slice(0, MAX_NAME) : "";
    };
    const before = saidBefore(call.db, peer);
    const isGreeting = instruction === HELLO;
    heard(call.db, peer, {
        uid: said("uuid") || before?.uid || call.id,
        seen: call.random.now(),
        version: isGreeting ? said("version") : (before?.version ?? ""),
        buildHash: isGreeting ? said("buildHash") : (before?.buildHash ?? ""),
        hostname: said("hostname") || (before?.hostname ?? ""),
    });
}

/** Outposts that this request has something new for already: they are told once. */
const due = new WeakMap<Call, Set<string>>();

function tellLater(call: Call, outpost: string): void {
    const told = due.get(call) ?? due.set(call, new Set()).get(call)!;
    if (told.has(outpost)) return;
    told.add(outpost);
    call.whenKept.push(() => tell(call.db, outpost, message(TRIGGER_UPDATE)));
}

const tellCarriers = (call: Call, provider: Key | null | undefined): void => {
    if (provider) for (const { pk } of call.db.where("authentik_outposts.outpost", "providers", provider)) tellLater(call, pk);
};

/**
 * What outposts read has changed: their own configuration, a provider that they carry, a certificate of one; and what their feeds say of its application and
 * its flow, of which the original tells them minutes later (D-458). Source: authentik/outposts/signals.py.
 */
export const updateListeners: readonly Listener[] = [
    on("authentik_outposts.outpost", ["updated", "linked", "restored"], ({ row, call }) => call && tellLater(call, row.pk)),
    on("authentik_core.provider", ["updated", "linked", "deleting", "restored"], ({ row, call }) => {
        if (call) tellCarriers(call, row.pk);
    }),
    on("authentik_core.application", ["created", "updated", "deleted", "restored"], ({ row, before, call }) => {
        if (!call || (before?.slug === row.slug && before.provider === row.provider)) return;
        for (const provider of [row.provider, before?.provider]) tellCarriers(call, provider);
    }),
    on("authentik_flows.flow", ["updated"], ({ row, before, call, db }) => {
        if (!call || before?.slug === row.slug) return;
        for (const { pk } of db.where("authentik_core.provider", "authorization_flow", row.pk)) tellCarriers(call, pk);
    }),
    on("authentik_crypto.certificatekeypair", ["updated"], ({ row, call, db }) => {
        if (!call) return;
        for (const { pk, providers } of db.all("authentik_outposts.outpost"))
            if (db.some("authentik_core.provider", providers).some((provider) => isCarriedWith(call, provider.pk, row.pk))) tellLater(call, pk);
    }),
];

function isCarriedWith({ db, registry }: Call, provider: number, certificate: string): boolean {
    const row = db.row("authentik_core.provider", provider);
    return row?.certificate === certificate && registry.facetOf(db.modelOf("authentik_core.provider", provider), carriedByOutpost) !== undefined;
}
