import type { ReactiveController, ReactiveControllerHost } from "lit";
import { opensElsewhere } from "#src/base/browser.ts";
import { addLayer } from "#src/base/history-layers.ts";

/** What lies over the page. */
interface Over {
    /** Whether it does, now. */
    isOver: () => boolean;
    /** Takes it away. */
    leave: () => void;
}

/**
 * Back, which a telephone has a gesture for, closes what its element has put over the page; the page below it stays. A link in it leads on in its place: it
 * leaves no step in the history at which nothing happens.
 */
export class BackCloses implements ReactiveController {
    readonly #host: ReactiveControllerHost & EventTarget;
    readonly #over: Over;
    #drop: (() => Promise<void>) | undefined;

    constructor(host: ReactiveControllerHost & EventTarget, over: Over) {
        this.#host = host;
        this.#over = over;
        host.addController(this);
    }

    hostConnected(): void {
        this.#host.addEventListener("click", this.#lead);
    }

    hostUpdated(): void {
        const isOver = this.#over.isOver();
        if (isOver && !this.#drop) this.#drop = addLayer({ isThere: this.#over.isOver, asks: () => false, leave: this.#over.leave });
        if (!isOver) this.#end();
    }

    hostDisconnected(): void {
        this.#host.removeEventListener("click", this.#lead);
        this.#end();
    }

    readonly #lead = (event: Event): void => {
        if (!this.#drop || !(event instanceof MouseEvent) || event.defaultPrevented || opensElsewhere(event) || event.altKey) return;
        const link = event.composedPath().find((element) => element instanceof HTMLAnchorElement);
        const [here, to] = [location.href.replace(/#.*/, ""), link?.href ?? ""];
        if (!to.startsWith(`${here}#`) || link?.target || link?.download) return;
        event.preventDefault();
        if (to === location.href) this.#over.leave();
        else location.replace(to);
    };

    #end(): void {
        const drop = this.#drop;
        this.#drop = undefined;
        // A link that closed it leads on, in this same turn: there is nothing to go back from then.
        if (drop) setTimeout(() => void drop());
    }
}
