import type { ReactiveController, ReactiveControllerHost } from "lit";
import { addLayer } from "#src/base/history-layers.ts";

/** What lies over the page. */
interface Over {
    /** Whether it does, now. */
    isOver: () => boolean;
    /** Takes it away. */
    leave: () => void;
}

/** Back, which a telephone has a gesture for, closes what its element has put over the page; the page below it stays. */
export class BackCloses implements ReactiveController {
    readonly #over: Over;
    #drop: (() => Promise<void>) | undefined;

    constructor(host: ReactiveControllerHost, over: Over) {
        this.#over = over;
        host.addController(this);
    }

    hostUpdated(): void {
        const isOver = this.#over.isOver();
        if (isOver && !this.#drop) this.#drop = addLayer({ isThere: this.#over.isOver, asks: () => false, leave: this.#over.leave });
        if (!isOver) this.#end();
    }

    hostDisconnected(): void {
        this.#end();
    }

    #end(): void {
        const drop = this.#drop;
        this.#drop = undefined;
        // A link that closed it leads on, in this same turn: there is nothing to go back from then.
        if (drop) setTimeout(() => void drop());
    }
}
