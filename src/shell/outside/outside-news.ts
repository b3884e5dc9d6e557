import type { ReactiveControllerHost } from "lit";
import type { OutsideMessage } from "#src/api/outside.api.ts";

/** What the server has said of the world outside. */
export interface OutsideNews {
    /** How many messages nobody has looked at. */
    readonly unseen: number;
    /** What has just come. */
    readonly latest: { readonly kind: OutsideMessage["kind"]; readonly to: string } | null;
}

let news: OutsideNews | undefined;
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
    /** Calls `listener` with all news for as long as the host is connected. */
    watch(host: ReactiveControllerHost, listener: () => void = () => host.requestUpdate()): void {
        host.addController({ hostConnected: () => void listeners.add(listener), hostDisconnected: () => void listeners.delete(listener) });
    },
};
