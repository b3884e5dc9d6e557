import type { ReactiveControllerHost } from "lit";
import type { OutsideMessage } from "#src/api/outside.api.ts";

/** What the server has said of the world outside. */
export interface OutsideNews {
    /** How many messages nobody has looked at. */
    readonly unseen: number;
    /** What has just come. */
    readonly latest: { readonly kind: OutsideMessage["kind"]; readonly to: string } | null;
}

/** What can be looked at outside. */
export const OUTSIDE_PLACES = ["mail", "phone", "webhooks"] as const;
export type OutsidePlace = (typeof OUTSIDE_PLACES)[number];

let news: OutsideNews | undefined;
let wanted: OutsidePlace | undefined;
const listeners = new Set<() => void>();

/** undefined where one may not look, and before the server has said anything. */
export const outsideNews = {
    get value(): OutsideNews | undefined {
        return news;
    },
    set(value: OutsideNews | undefined): void {
        news = value;
        for (const listener of listeners) listener();
    },
    /** Says what somebody comes for who opens it now. */
    look(place: OutsidePlace): void {
        wanted = place;
        for (const listener of listeners) listener();
    },
    /** What was said so, once. */
    takeWanted(): OutsidePlace | undefined {
        const place = wanted;
        wanted = undefined;
        return place;
    },
    /** Calls `listener` with all news for as long as the host is connected. */
    watch(host: ReactiveControllerHost, listener: () => void = () => host.requestUpdate()): void {
        host.addController({ hostConnected: () => void listeners.add(listener), hostDisconnected: () => void listeners.delete(listener) });
    },
};
