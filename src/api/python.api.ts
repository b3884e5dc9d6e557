/** Where the engine of a tab says that it begins to load Python, true, and that it has ended, false: while it loads, it answers nothing. */
const CHANNEL = "authentik-sandbox-python";

let isHeard = false;
let heard: () => void = () => undefined;
const channel = new BroadcastChannel(CHANNEL);
channel.addEventListener("message", ({ data }) => {
    isHeard = data === true;
    if (isHeard) heard();
});

/** What the sandbox runs expressions in. A real authentik has no such address. */
export const python = {
    /** Whether it is being loaded now; undefined where that cannot be asked. */
    async isLoading(): Promise<boolean | undefined> {
        if (isHeard) return true;
        return Promise.race([new Promise<true>((resolve) => (heard = () => resolve(true))), asked()]);
    },
};

async function asked(): Promise<boolean | undefined> {
    const response = await fetch("/-/sandbox/python/").catch(() => undefined);
    if (!response?.ok) return undefined;
    const told = (await response.json()) as { isLoading: boolean };
    return told.isLoading;
}
