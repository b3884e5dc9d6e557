import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { HostName } from "#kernel/http/endpoint.ts";
import { readHost } from "#kernel/http/hosts.ts";
import type { Backend } from "#mock/backend.ts";
import type { Trusts } from "./trusted-proxies.ts";

/** A request as whoever sent it first sees it: what a trusted proxy says of it counts, what anybody else says does not. */
export interface Visit {
    readonly request: IncomingMessage;
    /** Where it came from. */
    readonly ip: string;
    /** The machine that it reached us from: a proxy, or the same. */
    readonly peer: string;
    readonly scheme: "http" | "https";
    /** The name that it was sent to; empty where it cannot be one. */
    readonly name: HostName;
    /** The name by which it reached us: behind a proxy another one. */
    readonly reached: HostName;
    /** Without what nobody may say who is not trusted. */
    readonly headers: IncomingHttpHeaders;
}

/** What only a proxy in front says: of the visitor, and in forward authentication of the address that was opened. */
const SAID_BY_PROXIES = /^(?:forwarded|x-forwarded-.*|x-real-ip|x-original-ur[il])$/;

export function readVisit(request: IncomingMessage, trusts: Trusts): Visit {
    const peer = plain(request.socket.remoteAddress ?? "255.255.255.255");
    const headers = trusts(peer) ? request.headers : withoutForwarded(request.headers);
    const reached = asName(request.headers.host ?? "localhost");
    const host = first(headers["x-forwarded-host"]);
    const scheme = first(headers["x-forwarded-proto"]) === "https" ? "https" : "http";
    return {
        request,
        ip: clientOf(peer, headers, trusts),
        peer,
        scheme,
        name: withoutPortOf(scheme, host ? asName(host) : reached),
        reached,
        headers,
    };
}

/**
 * Whether the installation answers to the name of a request, and to the one by which it came: a page of another site that points its own name at this machine
 * may write `X-Forwarded-Host` as it likes, but not `Host`.
 */
export const isAddressed = (backend: Backend, { name, reached }: Visit): boolean => backend.answersTo(name) && backend.answersTo(reached);

const asName = (header: string): HostName => readHost(header) ?? { host: "", hostname: "" };

/** A port that goes without saying is not part of a name: proxies often say it (`$host:$server_port`). */
function withoutPortOf(scheme: "http" | "https", { host, hostname }: HostName): HostName {
    const port = scheme === "https" ? ":443" : ":80";
    return { host: host.endsWith(port) ? host.slice(0, -port.length) : host, hostname };
}

const withoutForwarded = (headers: IncomingHttpHeaders): IncomingHttpHeaders =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !SAID_BY_PROXIES.test(name)));

/** What stands in a header with commas between. */
export const listed = (header: string | string[] | undefined): string[] =>
    String(header ?? "")
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean);

/** What the outermost of several proxies says. */
const first = (header: string | string[] | undefined): string | undefined => listed(header)[0];

/** IPv4 as such, also where the socket speaks IPv6. */
const plain = (ip: string): string => ip.replace(/^::ffff:(?=[\d.]+$)/i, "");

/** The last address before the trusted ones: each proxy adds whom it was asked by, and whoever is not trusted may have written what stands before (D-451). */
function clientOf(peer: string, headers: IncomingHttpHeaders, trusts: Trusts): string {
    const named = listed(headers["x-forwarded-for"] ?? headers["x-real-ip"]).map(plain);
    let ip = peer;
    for (const before of named.reverse()) {
        if (!trusts(ip) || !isIP(before)) break;
        ip = before;
    }
    return ip;
}
