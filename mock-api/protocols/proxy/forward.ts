import type { Call } from "#kernel/http/call.ts";
import { HttpError, keepingWrites, notFound } from "#kernel/base/errors.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import type { Guarded } from "./guarded.ts";
import { toAuthorize, type Visit } from "./sign-in.ts";
import { allowedTarget } from "./addresses.ts";
import { begin } from "./session/pending.ts";

/* What a reverse proxy asks about (forward auth): each kind says in its own way which address was opened. */

/** A check: an application whose requests go through the outpost itself has nobody in front who asks. */
export function requireForward({ guarded }: { guarded: Guarded }): void {
    if (guarded.provider.mode === "proxy") throw notFound("This application is not behind forward authentication.");
}

type Opened = Pick<Visit, "url" | "path">;
type Asked = { readonly call: Call; readonly guarded: Guarded };

/** A check: the address as Traefik and Caddy name it. */
export const addressOfTraefik = ({ call, guarded }: Asked): Opened => {
    const [proto, host, uri] = ["proto", "host", "uri"].map((name) => call.header(`x-forwarded-${name}`)?.split(",")[0]?.trim());
    return proto && host ? parsed(call, guarded, `${proto}://${host}`, uri) : misconfigured(call, guarded);
};

/** A check: the address as nginx names it: its path, or all of it. */
export const addressOfNginx = ({ call, guarded }: Asked): Opened => {
    const uri = call.header("x-original-uri");
    if (uri !== null) return parsed(call, guarded, new URL(guarded.root).origin, uri);
    const [, origin, rest] = /^([a-z]+:\/\/[^/?#\\]+)(.*)$/i.exec(call.header("x-original-url") ?? "") ?? [];
    return origin === undefined ? misconfigured(call, guarded) : parsed(call, guarded, origin, rest);
};

const ENVOY = /^.*?\/auth\/envoy\/?/;

/** A check: the address as Envoy names it: behind ours. */
export const addressOfEnvoy = ({ call, guarded }: Asked): Opened =>
    parsed(call, guarded, guarded.root, `/${call.url.pathname.replace(ENVOY, "")}${call.url.search}`);

/** `rest`: what stands behind the host. It begins with a slash: without one, it would go on with the host's name. */
function parsed(call: Call, guarded: Guarded, origin: string, rest = ""): Opened {
    const address = `${origin}${rest || "/"}`;
    const isAddress = /^https?:\/\//i.test(origin) && /^(?:[/?#]|$)/.test(rest) && URL.canParse(address);
    if (!isAddress) return misconfigured(call, guarded);
    return { url: new URL(address), path: /^[^?#]*/.exec(rest)?.[0] || "/" };
}

/** 500, as whoever set up the reverse proxy has forgotten something; an event says so to whoever administers. */
function misconfigured(call: Call, { provider, outpost }: Guarded): never {
    writeEvent(call, "configuration_error", "authentik.providers.proxy", {
        message:
            "The reverse proxy does not say which address was opened: its X-Forwarded-* or X-Original-* headers are missing or no address, or it is not among those that are trusted (--trusted-proxies).",
        outpost: outpost.name,
        provider: describeModel(call, "authentik_providers_proxy.proxyprovider", provider),
    });
    throw keepingWrites(new HttpError(500, { detail: "The reverse proxy does not say which address was opened." }));
}

/** Sends the visitor to sign in: the reverse proxy hands the redirect on. */
export const sendToSignIn = ({ call, guarded, url }: Visit): Response => toAuthorize(call, guarded, allowedTarget(guarded, url.href));

/** 401: nginx makes a redirect to the start of it, which leads back to this address. */
export function askNginx({ call, guarded, url }: Visit): Response {
    begin(call, guarded, allowedTarget(guarded, url.href));
    return new Response(null, { status: 401 });
}
