import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { MAX_MESSAGE } from "#kernel/base/limits.ts";
import type { Backend } from "#mock/backend.ts";
import { readPassage } from "#mock/protocols/proxy/passage.ts";
import { isHandshake, takeAsOrdinary } from "./handshake.ts";
import { jarOf, toQuestion, toRequest } from "./request.ts";
import { type Trusts, trustsNearby } from "./trusted-proxies.ts";
import { onwardOf, passUpgrade } from "./upstream.ts";
import { isAddressed, readVisit, type Visit } from "./visit.ts";

/** Bytes of a frame: a character of UTF-8 takes four at most. */
const MAX_FRAME = 4 * MAX_MESSAGE;

/** Upgrades requests to sockets of the engine: `server.on("upgrade", upgrader(backend))`. */
export function upgrader(backend: Backend, trusts: Trusts = trustsNearby) {
    const server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME });
    const refuse = (socket: Duplex, status: number, text: string): void => {
        socket.end(
            `HTTP/1.1 ${status} Refused\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
        );
    };
    /** A socket of an application behind the installation: nobody can be sent to sign in, so whoever is not is refused. */
    const front = async (visit: Visit, socket: Duplex, head: Buffer): Promise<void> => {
        const asked = toQuestion(visit);
        const answer = asked && (await backend.fetch(asked, jarOf(visit.request, []), visit));
        const passage = answer && readPassage(answer);
        if (passage) passUpgrade(onwardOf(passage, visit, asked), socket, head);
        else refuse(socket, 401, "Sign in first.");
    };
    const upgrade = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> => {
        const visit = readVisit(request, trusts);
        if (!isAddressed(backend, visit)) return refuse(socket, 400, "This installation does not answer to the name that the request was sent to.");
        if (backend.fronts(visit.name)) return front(visit, socket, head);
        const asked = toRequest(visit);
        if (!asked) return refuse(socket, 400, "This is no request that can be answered.");
        // Answers to a handshake carry no cookies of ours: a socket uses a session, it does not begin one.
        const answer = await backend.connect(asked, jarOf(request, []), visit);
        if (answer instanceof Response) return refuse(socket, answer.status, await answer.text());
        // Who went away during the handshake never gets a socket, and `ws` then never calls back.
        socket.once("close", () => answer.closed());
        server.handleUpgrade(request, socket, head, (webSocket) => {
            webSocket.on("message", (data, isBinary) => {
                if (isBinary) webSocket.close(1003, "Texts only.");
                else void answer.receive(String(data));
            });
            webSocket.on("close", () => answer.closed());
            webSocket.on("error", () => webSocket.terminate());
            answer.attach({ send: (data) => webSocket.send(data), close: (code, reason) => webSocket.close(code, reason) });
        });
    };
    return function (this: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
        if (!isHandshake(request)) return takeAsOrdinary(this, request, socket, head);
        socket.on("error", () => socket.destroy());
        upgrade(request, socket, head).catch((error: unknown) => {
            console.error(error);
            socket.destroy();
        });
    };
}
