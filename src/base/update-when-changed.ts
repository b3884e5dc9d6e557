import type { ReactiveControllerHost } from "lit";

/** Something that tells when it has changed. */
interface Changing {
    /** @returns what ends it */
    subscribe(listener: () => void): () => void;
}

/** Renders a view anew when something outside of it has changed, as long as the view is in the page. Called in its constructor. */
export function updateWhenChanged(host: ReactiveControllerHost, source: Changing): void {
    let end: (() => void) | undefined;
    host.addController({
        hostConnected: () => (end = source.subscribe(() => host.requestUpdate())),
        hostDisconnected: () => end?.(),
    });
}
