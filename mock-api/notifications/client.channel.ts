import type { Call } from "#kernel/http/call.ts";
import { channel } from "#kernel/http/channel.ts";
import type { Db } from "#kernel/store/db.ts";
import { type Listener, on } from "#kernel/resource/listener.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { bySession } from "#mock/apps/core/identity.ts";
import { isOwned, mayLook } from "#mock/outside/outside.page.ts";
import { endSocketsOf, leave, listen, tellUser, tellWhoMayLookOutside } from "./listening.ts";
import { forget, frameOf, unread } from "./say.ts";

/**
 * `/ws/client/`: what a page learns without asking. To it: messages for a person (`message_type` "message"), that there is a new notification
 * ("notification"), how much outside is unseen ("outside", for those who may look). From it: `{ "shown": id }`, once a message was read.
 */
export const clientChannel = channel(
    "/ws/client/",
    { authenticate: bySession },
    {
        opened({ call, db, peer }) {
            listen(peer, call, isOwned(call));
            for (const said of unread(call)) peer.send(JSON.stringify(frameOf(said)));
            if (mayLook(call)) peer.send(JSON.stringify(outsideFrame(db)));
        },
        message({ call, data, peer }) {
            const id = shownIn(data);
            if (id === undefined) peer.close(1008, "This is not understood here.");
            else forget(call, id);
        },
        closed: leave,
    },
);

function shownIn(data: string): string | undefined {
    try {
        const sent: unknown = JSON.parse(data);
        return isObject(sent) && typeof sent.shown === "string" ? sent.shown : undefined;
    } catch {
        return undefined;
    }
}

/** How much is unseen; `latest`: what has just come. */
function outsideFrame(db: Db, latest: JsonObject | null = null): JsonObject {
    return { type: "event.update", message_type: "outside", unseen: db.all("sandbox.message").filter(({ seen }) => !seen).length, latest };
}

/** Once for a request, whatever it has changed. */
const told = new WeakSet<Call>();

export const clientListeners: readonly Listener[] = [
    on("sandbox.message", ["created", "updated", "deleted"], ({ kind, row, call }) => {
        if (!call || told.has(call)) return;
        told.add(call);
        const latest = kind === "created" ? { kind: row.kind, to: row.to } : null;
        call.whenKept.push(() => {
            told.delete(call);
            tellWhoMayLookOutside(call.db, outsideFrame(call.db, latest));
        });
    }),
    on("authentik_events.notification", ["created"], ({ row, call }) => {
        call?.whenKept.push(() => tellUser(call.db, row.user, { type: "event.update", message_type: "notification" }));
    }),
    on("sandbox.session", ["deleted"], ({ row, call }) => {
        call?.whenKept.push(() => endSocketsOf(call.db, row.pk));
    }),
];
