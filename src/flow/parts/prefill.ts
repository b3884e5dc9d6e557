/**
 * What a password manager filled into the hidden inputs of the first step, kept for the step that asks for it.
 * Lives in memory only, and each value is given out once.
 */
const kept = new Map<"password" | "code", string>();

export const prefill = {
    keep(name: "password" | "code", value: string): void {
        if (value !== "") kept.set(name, value);
    },
    take(name: "password" | "code"): string {
        const value = kept.get(name) ?? "";
        kept.delete(name);
        return value;
    },
};
