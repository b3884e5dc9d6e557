import type { Connection } from "#kernel/http/connection.ts";

/*
 * Sockets in the tab: a MessagePort stands in for the wire between the page and the engine's worker.
 * From the page: texts, and null to close. From the engine: a text, or how it ended.
 */
type FromEngine = string | { readonly code: number; readonly reason: string };

/** The engine's end: serves what `backend.connect` gave over a port. */
export function servePort(port: MessagePort, answer: Connection | Response): void {
    const tell = (message: FromEngine): void => port.postMessage(message);
    // As browsers report a refused handshake, without any detail.
    if (answer instanceof Response) return tell({ code: ABNORMAL, reason: "" });
    port.addEventListener("message", ({ data }: MessageEvent<string | null>) => {
        if (data === null) answer.closed();
        else void answer.receive(data);
    });
    port.start();
    tell(OPENED);
    answer.attach({ send: (data) => tell(`${TEXT}${data}`), close: (code, reason) => tell({ code, reason }) });
}

/** RFC 6455 7.4.1: ended without a close frame. */
const ABNORMAL = 1006;
const NORMAL = 1000;
/** First characters of what the engine sends: the socket is open; a text follows. */
const OPENED = "+";
const TEXT = ":";

/** The page's end, as much of `WebSocket` as our pages use: `open`, `message` and `close` events, `send`, `close`. */
export class PortSocket extends EventTarget {
    readonly #port: MessagePort;
    readyState: 0 | 1 | 3 = 0;

    constructor(port: MessagePort) {
        super();
        this.#port = port;
        port.addEventListener("message", ({ data }: MessageEvent<FromEngine>) => {
            if (typeof data !== "string") this.#ended(data.code, data.reason);
            else if (data.startsWith(TEXT)) this.dispatchEvent(new MessageEvent("message", { data: data.slice(1) }));
            else {
                this.readyState = 1;
                this.dispatchEvent(new Event("open"));
            }
        });
        port.start();
    }

    send(data: string): void {
        if (this.readyState === 0) throw new DOMException("The socket is not open yet.", "InvalidStateError");
        if (this.readyState === 1) this.#port.postMessage(data);
    }

    close(code = NORMAL): void {
        if (this.readyState === 3) return;
        this.#port.postMessage(null);
        this.#ended(code, "");
    }

    #ended(code: number, reason: string): void {
        if (this.readyState === 3) return;
        this.readyState = 3;
        this.#port.close();
        this.dispatchEvent(new CloseEvent("close", { code, reason, wasClean: code !== ABNORMAL }));
    }
}
