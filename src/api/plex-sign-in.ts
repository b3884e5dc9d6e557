import { plex } from "./plex.api.ts";

/** ms between two looks whether the visitor has signed in at Plex. */
const INTERVAL = 500;

/**
 * Opens Plex in a window of its own, and waits until the visitor has signed in there; gives their token.
 * @param opened told the address of that window, which a browser may have kept from opening
 */
export async function plexToken(client: string, signal: AbortSignal, opened: (address: string) => void = () => undefined): Promise<string> {
    const pin = await plex.pin(client, signal);
    const address = plex.page(client, pin);
    opened(address);
    const popup = window.open(address, "_blank", "popup,width=550,height=700");
    for (;;) {
        const { authToken } = await plex.look(client, pin.id, signal);
        if (authToken) {
            popup?.close();
            return authToken;
        }
        await new Promise((resolve) => setTimeout(resolve, INTERVAL));
        signal.throwIfAborted();
    }
}
