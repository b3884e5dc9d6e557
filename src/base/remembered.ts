/* Choices that this browser remembers. Storage may be forbidden: then a choice lasts as long as the page. */

let isLost = false;
let teller: () => void = () => undefined;

/** Has it told that choices are not kept: once in the life of a page, at once where it has been found out before. */
export function whenNotKept(tell: () => void): void {
    teller = tell;
    if (isLost) tell();
}

/** What is remembered under a name; undefined for nothing. */
export function remembered(name: string): string | undefined {
    try {
        return localStorage.getItem(name) ?? undefined;
    } catch {
        return undefined;
    }
}

/** @param value undefined forgets */
export function remember(name: string, value: string | undefined): void {
    try {
        if (value === undefined) localStorage.removeItem(name);
        else localStorage.setItem(name, value);
    } catch {
        if (isLost) return;
        isLost = true;
        teller();
    }
}
