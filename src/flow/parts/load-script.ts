/**
 * Loads a script that another company serves, once. Rejects when it does not come: offline, or because the page's policy allows
 * only what its own server has, as the pages of the sandbox do.
 */
export function loadScript(address: string): Promise<void> {
    const known = loaded.get(address);
    if (known) return known;
    const loading = load(address).catch((error: unknown) => {
        // The next try asks again.
        loaded.delete(address);
        throw error;
    });
    loaded.set(address, loading);
    return loading;
}

const loaded = new Map<string, Promise<void>>();

async function load(address: string): Promise<void> {
    const script = document.createElement("script");
    script.async = true;
    script.src = address;
    await new Promise((resolve, reject) => {
        script.addEventListener("load", resolve);
        script.addEventListener("error", () => reject(new Error(`${address} did not load`)));
        document.head.append(script);
    });
}
