import { msg } from "@lit/localize";
import { type Level, notify } from "#src/elements/messages.ts";
import { ignore } from "#src/base/ignore.ts";
import { ownValue } from "#src/base/own-value.ts";
import { serverMessage } from "#src/prompts/server-messages.ts";
import "./outside/outside-button.ts";
import { outsideNews, type OutsideNews } from "./outside/outside-news.ts";
import type {} from "./sandbox/sandbox.ts";
import { unread } from "./unread.ts";

/** As much of a `WebSocket` as is used here. */
export interface Socket extends EventTarget {
    send(data: string): void;
    close(): void;
}

const PATH = "/ws/client/";
/** ms until the first attempt to connect again; twice as long after each that fails, up to the longest. */
const FIRST_DELAY = 200;
const LONGEST_DELAY = 30_000;
/** From this delay on the connection counts as lost. */
const LOST = 6000;
/** ms that a message is to be read before the server is told; what is left sooner is said again by the next page. */
const READ = 4000;

const LEVELS: Readonly<Record<string, Level>> = { debug: "info", info: "info", success: "success", warning: "warning", error: "danger" };

/** A frame of `/ws/client/`, as far as pages here know them. */
type Frame =
    | { readonly message_type: "message"; readonly level: string; readonly message: string; readonly id: string }
    | ({ readonly message_type: "outside" } & OutsideNews)
    | { readonly message_type: "notification" };

const connect = (): Socket => window.authentikSandbox?.connect(PATH) ?? new WebSocket(new URL(PATH, location.href.replace(/^http/, "ws")));

/** Keeps a line to the server open while the page is: what it says is shown, and announced to the page by `ak-ws-message`, as in authentik. */
export function goLive(open: () => Socket = connect): () => void {
    let delay = FIRST_DELAY;
    let socket: Socket | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const seen = new Set<string>();

    function start(): void {
        const current = open();
        socket = current;
        current.addEventListener("open", () => (delay = FIRST_DELAY));
        current.addEventListener("message", (event) => event instanceof MessageEvent && hear(String(event.data), current, seen));
        current.addEventListener("close", () => socket === current && again());
    }
    function again(): void {
        if (delay < LOST && delay * 2 >= LOST) notify("warning", msg("The connection to the server is lost. It is tried again."));
        timer = setTimeout(start, delay);
        delay = Math.min(2 * delay, LONGEST_DELAY);
    }
    function stop(): void {
        clearTimeout(timer);
        const last = socket;
        socket = undefined;
        last?.close();
    }
    const returned = ({ persisted }: PageTransitionEvent): void => {
        if (persisted) start();
    };
    // An open line keeps a page out of the browser's cache of pages to go back to.
    window.addEventListener("pagehide", stop);
    window.addEventListener("pageshow", returned);
    start();
    return () => {
        stop();
        window.removeEventListener("pagehide", stop);
        window.removeEventListener("pageshow", returned);
    };
}

function hear(data: string, socket: Socket, seen: Set<string>): void {
    const frame: Frame = JSON.parse(data);
    window.dispatchEvent(new CustomEvent("ak-ws-message", { detail: frame }));
    if (frame.message_type === "outside") outsideNews.set({ unseen: frame.unseen, latest: frame.latest });
    else if (frame.message_type === "notification") void unread.refresh().catch(ignore("the count stays as it was"));
    else if (frame.message_type === "message" && !seen.has(frame.id)) {
        seen.add(frame.id);
        notify(ownValue(LEVELS, frame.level) ?? "info", serverMessage(frame.message));
        setTimeout(() => socket.send(JSON.stringify({ shown: frame.id })), READ);
    }
}
