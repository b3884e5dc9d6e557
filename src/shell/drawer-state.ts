import type { ReactiveController, ReactiveControllerHost } from "lit";
import { routeState, setRouteState } from "#src/base/route.ts";
import { ownValue } from "#src/base/own-value.ts";

/** What can be opened beside the page. */
export type DrawerName = "notifications" | "api" | "outside";

/** Names in the address, as authentik's. */
const KEYS: Readonly<Record<DrawerName, string>> = { notifications: "notificationDrawerOpen", api: "apiDrawerOpen", outside: "outsideDrawerOpen" };

const fromAddress = (): DrawerName | undefined => (["notifications", "api", "outside"] as const).find((name) => ownValue(routeState(), KEYS[name]) === true);

let open: DrawerName | undefined;
let isRead = false;
const hosts = new Set<ReactiveControllerHost>();

/** Which drawer is open: one at most, kept in the address of the page on which it was opened. */
export const drawers = {
    get open(): DrawerName | undefined {
        if (!isRead) open = fromAddress();
        isRead = true;
        return open;
    },
    show(name: DrawerName | undefined): void {
        [open, isRead] = [name, true];
        setRouteState(Object.fromEntries(Object.entries(KEYS).map(([drawer, key]) => [key, drawer === name || undefined])));
        for (const host of hosts) host.requestUpdate();
    },
    toggle(name: DrawerName): void {
        drawers.show(drawers.open === name ? undefined : name);
    },
    /** Renders the host again whenever another one is open. */
    watch(host: ReactiveControllerHost): void {
        const controller: ReactiveController = { hostConnected: () => void hosts.add(host), hostDisconnected: () => void hosts.delete(host) };
        host.addController(controller);
    },
};
