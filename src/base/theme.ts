import { remember, remembered } from "./remembered.ts";

/** Light, dark, or as the operating system says. */
export type Theme = "light" | "dark" | "auto";

const KEY = "ak-theme";
const DARK_CLASS = "pf-v6-theme-dark";
const systemDark = matchMedia("(prefers-color-scheme: dark)");
/** Paper is white, whatever the screen is. */
const paper = matchMedia("print");

let chosen = stored();
const listeners = new Set<() => void>();

function stored(): Theme {
    const value = remembered(KEY);
    return value === "light" || value === "dark" ? value : "auto";
}

function apply(): void {
    const dark = !paper.matches && (chosen === "dark" || (chosen === "auto" && systemDark.matches));
    document.documentElement.classList.toggle(DARK_CLASS, dark);
    document.documentElement.style.colorScheme = dark ? "dark" : "light";
    for (const listener of listeners) listener();
}

export const theme = {
    get: (): Theme => chosen,
    set(value: Theme): void {
        chosen = value;
        apply();
        remember(KEY, value);
    },
    /** Calls whenever the document may be dressed otherwise. @returns what ends it */
    subscribe(listener: () => void): () => void {
        listeners.add(listener);
        return () => listeners.delete(listener);
    },
    /** Dresses the document, and keeps it so when the system or another tab changes, and light while it is printed. */
    start(): void {
        apply();
        for (const media of [systemDark, paper]) media.addEventListener("change", apply);
        window.addEventListener("storage", (event) => {
            if (event.key !== KEY) return;
            chosen = stored();
            apply();
        });
    },
};
