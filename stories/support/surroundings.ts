import { locale as language } from "#src/common/locale.ts";
import { connectWorld } from "./world.ts";

export const FAULTS = ["none", "slow", "failing", "offline"] as const;
export type Fault = (typeof FAULTS)[number];

/** What the engine holds: a fresh install, a company's worth of objects, or very many. */
export const DATA_SETS = ["fresh", "crowded"] as const;
export type DataSet = (typeof DATA_SETS)[number];

/** In what a story is shown; set by the toolbar of the catalogue, and by a story that is about one of them. */
export interface Surroundings {
    theme: "light" | "dark";
    locale: string;
    direction: "ltr" | "rtl";
    width: "wide" | "narrow";
    fault: Fault;
    data: DataSet;
    /** Hash of the address, for what reads it; elements that keep something there start from a clean one. */
    address: string;
    /** Whether the story talks to an engine of its own; elements alone need none. */
    backend: boolean;
    /** Who is signed in there; empty for nobody. */
    user: string;
}

export const PLAIN: Surroundings = {
    theme: "light",
    locale: "en",
    direction: "ltr",
    width: "wide",
    fault: "none",
    data: "fresh",
    address: "#/",
    backend: false,
    user: "akadmin",
};

const NARROW_PX = 390;

let undoLast = (): void => undefined;

/** Makes the surroundings; what the story before had is taken back first. */
export async function arrange(wanted: Partial<Surroundings>): Promise<void> {
    undoLast();
    const { theme, locale, direction, width, address, ...world } = { ...PLAIN, ...wanted };
    dress(theme);
    document.documentElement.dir = direction;
    document.body.style.maxInlineSize = width === "narrow" ? `${NARROW_PX}px` : "";
    history.replaceState(null, "", address);
    await language.set(locale);
    undoLast = world.backend ? await connectWorld(world) : () => undefined;
}

/** Light or dark, by the class that PatternFly's tokens follow. */
export function dress(theme: Surroundings["theme"]): void {
    document.documentElement.classList.toggle("pf-v6-theme-dark", theme === "dark");
    document.documentElement.style.colorScheme = theme;
}
