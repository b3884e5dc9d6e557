/**
 * Tells when sizes have changed, in the next frame: what is done then may change the sizes that are observed, which an observer must not cause while it is
 * told of some, for the browser would complain of a loop.
 */
export class SizeObserver {
    readonly #observer: ResizeObserver;
    #frame = 0;

    constructor(changed: () => void) {
        this.#observer = new ResizeObserver(() => {
            cancelAnimationFrame(this.#frame);
            this.#frame = requestAnimationFrame(changed);
        });
    }

    observe(element: Element): void {
        this.#observer.observe(element);
    }

    disconnect(): void {
        this.#observer.disconnect();
        cancelAnimationFrame(this.#frame);
    }
}
