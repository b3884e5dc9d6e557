import type { IconName } from "#src/base/icons.ts";
import { currentPath, pathOf } from "#src/base/route.ts";

/** An entry of the sidebar. */
export interface NavigationItem {
    label: string;
    /** Address, which may carry state behind a semicolon. */
    href: string;
    /** Paths below which the entry counts as current too, as an object's page below its list. */
    within?: string;
    /** What the page of one of those in its list is of: "User". */
    object?: string;
    /** In a few words, what it is: "User". */
    detail?: string;
    /** Whether somebody keeps it there. */
    pinned?: boolean;
}

export interface NavigationSection {
    /** What it is remembered by, whatever the language. */
    name: string;
    icon: IconName;
    label: string;
    items: readonly NavigationItem[];
}

function fits(item: NavigationItem, path: string): boolean {
    const own = pathOf(item.href);
    return path === own || path.startsWith(`${item.within ?? own}/`);
}

/** The entry of the page in view; of two that fit, as a list and another one below its address, the longer one. */
export const currentOf = (sections: readonly NavigationSection[], path = currentPath()): NavigationItem | undefined =>
    sections
        .flatMap(({ items }) => items)
        .filter((item) => fits(item, path))
        .toSorted((a, b) => pathOf(b.href).length - pathOf(a.href).length)[0];
