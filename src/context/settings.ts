import type { UserSelf } from "#src/api/users.api.ts";
import { session } from "./session.ts";
import { ownValue } from "#src/base/own-value.ts";

/** Objects on a page of a list, unless the visitor's settings say otherwise. */
const PAGE_SIZE = 20;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** A value of the signed-in user's settings, merged by the server from tenant, groups and user. */
export function setting(...path: string[]): unknown {
    let at: unknown = session.value?.user.settings;
    for (const key of path) at = isRecord(at) ? ownValue(at, key) : undefined;
    return at;
}

/** Objects on a page of a list. */
export function pageSize(): number {
    const wanted = setting("pagination", "perPage");
    return typeof wanted === "number" && Number.isInteger(wanted) && wanted > 0 ? wanted : PAGE_SIZE;
}

/** What the interfaces may show, unless the settings say otherwise. */
export type Feature = "apiDrawer" | "notificationDrawer" | "settings" | "applicationEdit" | "search";

/** True unless the settings switch a part of the interface off; the API drawer is for administrators unless they switch it on. */
export function isOn(feature: Feature): boolean {
    const wanted = setting("enabledFeatures", feature);
    return typeof wanted === "boolean" ? wanted : feature !== "apiDrawer" || location.pathname.startsWith("/if/admin");
}

/** What the bar at the top calls the signed-in user. */
export function displayName(user: UserSelf): string {
    const wanted = setting("navbar", "userDisplay");
    return (wanted === "name" && user.name) || (wanted === "email" && user.email) || user.username;
}

/** The backgrounds in a text of CSS declarations, as settings hold them; nothing else of it, which could hide or cover the page. */
export function backgroundOf(declarations: unknown): Partial<Record<string, string>> {
    const { style } = document.createElement("div");
    style.cssText = typeof declarations === "string" ? declarations : "";
    return Object.fromEntries([...style].filter((name) => name.startsWith("background")).map((name) => [toProperty(name), style.getPropertyValue(name)]));
}

const toProperty = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
