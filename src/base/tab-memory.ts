/* What this tab remembers from one page to the next. Storage may be forbidden: then each page begins anew. */

export const tabMemory = {
    has(name: string): boolean {
        try {
            return sessionStorage.getItem(name) !== null;
        } catch {
            return false;
        }
    },
    note(name: string): void {
        try {
            sessionStorage.setItem(name, "1");
        } catch {
            // See above.
        }
    },
    /** Whether it was noted, which it is no more. */
    take(name: string): boolean {
        const was = tabMemory.has(name);
        if (was) sessionStorage.removeItem(name);
        return was;
    },
};
