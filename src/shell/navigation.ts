import { currentPath } from "#src/base/route.ts";

/** An entry of the sidebar. */
export interface NavigationItem {
    label: string;
    /** Address, which may carry state behind a semicolon. */
    href: string;
    /** Paths below which the entry counts as current too, as an object's page below its list. */
    within?: string;
}

export interface NavigationSection {
    label: string;
    items: readonly NavigationItem[];
}

const pathOf = (href: string): string => href.replace(/^#/, "").split(";", 1)[0] ?? "";

export function isCurrent(item: NavigationItem, path = currentPath()): boolean {
    const own = pathOf(item.href);
    return path === own || path.startsWith(`${item.within ?? own}/`);
}
