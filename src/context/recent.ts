import { remember, remembered } from "#src/base/remembered.ts";
import { session } from "./session.ts";

/** The page of an object that was opened in this browser. */
export interface Visit {
    /** Address with its interface: `/if/admin/#/identity/users/5`. */
    href: string;
    /** Name of the object. */
    label: string;
}

/** More would no longer be recent. */
const KEPT = 8;
/** More would push what is recent out of sight. */
export const MOST_PINNED = 10;

const isVisit = (value: unknown): value is Visit =>
    typeof value === "object" &&
    value !== null &&
    "href" in value &&
    "label" in value &&
    [value.href, value.label].every((part) => typeof part === "string") &&
    // The storage is everybody's: only pages of this host are led to.
    /^\/(?![/\\])/.test(String(value.href));

/** Whoever signs in next in this browser does not see what others have looked at. */
const keyOf = (list: string): string | undefined => (session.value ? `ak-${list}-${session.value.user.pk}` : undefined);

function read<T>(list: string, is: (value: unknown) => value is T, most = KEPT): T[] {
    const key = keyOf(list);
    try {
        const kept: unknown = JSON.parse((key && remembered(key)) ?? "[]");
        return Array.isArray(kept) ? kept.filter(is).slice(0, most) : [];
    } catch {
        // The storage may hold what others wrote.
        return [];
    }
}

function write(list: string, values: readonly unknown[], most = KEPT): void {
    const key = keyOf(list);
    if (key) remember(key, JSON.stringify(values.slice(0, most)));
    for (const listener of listeners) listener();
}

const without = (visits: readonly Visit[], href: string): Visit[] => visits.filter((visit) => visit.href !== href);
const setPins = (pins: readonly Visit[]): void => write("pins", pins, MOST_PINNED);
const isText = (value: unknown): value is string => typeof value === "string";
const listeners = new Set<() => void>();

/** What the signed-in user has opened and done lately in this browser, latest first. */
export const recent = {
    visits: (): Visit[] => read("visits", isVisit),
    /** Whether a key of the storage is that of the visits. */
    isVisitsKey: (key: string): boolean => key === keyOf("visits"),
    visit(visit: Visit): void {
        write("visits", [visit, ...without(recent.visits(), visit.href)]);
        // It may be called something else by now.
        if (recent.isPinned(visit.href)) setPins(recent.pins().map((pin) => (pin.href === visit.href ? visit : pin)));
    },
    /** There is nothing at the address any more. */
    forget(href: string): void {
        if (recent.visits().some((visit) => visit.href === href)) write("visits", without(recent.visits(), href));
        recent.unpin(href);
    },
    /** What stays in reach whatever else is opened, in the order in which it was pinned. */
    pins: (): Visit[] => read("pins", isVisit, MOST_PINNED),
    isPinned: (href: string): boolean => recent.pins().some((pin) => pin.href === href),
    /** @returns false when there are as many as there may be */
    pin(visit: Visit): boolean {
        const others = without(recent.pins(), visit.href);
        if (others.length >= MOST_PINNED) return false;
        setPins([...others, visit]);
        return true;
    },
    unpin(href: string): void {
        if (recent.isPinned(href)) setPins(without(recent.pins(), href));
    },
    /** Ids of commands. */
    commands: (): string[] => read("commands", isText),
    used(id: string): void {
        write("commands", [id, ...recent.commands().filter((one) => one !== id)]);
    },
    /** @returns what ends it */
    subscribe(listener: () => void): () => void {
        listeners.add(listener);
        return () => listeners.delete(listener);
    },
};
