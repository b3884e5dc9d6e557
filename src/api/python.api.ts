/** What the sandbox runs expressions in. A real authentik has no such address. */
export const python = {
    /** Whether it is being loaded now; undefined where that cannot be asked. */
    async isLoading(): Promise<boolean | undefined> {
        const response = await fetch("/-/sandbox/python/").catch(() => undefined);
        if (!response?.ok) return undefined;
        const told = (await response.json()) as { isLoading: boolean };
        return told.isLoading;
    },
};
