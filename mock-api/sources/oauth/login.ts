import type { Call } from "#kernel/http/call.ts";
import { HttpError, keepingWrites } from "#kernel/base/errors.ts";
import { redirect } from "#kernel/http/operation.ts";
import { describeModel } from "#mock/apps/events/describe-model.ts";
import { writeEvent } from "#mock/apps/events/write-event.ts";
import { rememberNext } from "../flow/next.ts";
import type { Protocol } from "./protocol.ts";
import { addressesOf, type OAuthSource, SOURCE } from "./source.ts";

/** A check: sends the browser to the service. */
export async function toService({ call, source, protocol }: { call: Call; source: OAuthSource; protocol: Protocol }): Promise<Response> {
    const { authorization } = addressesOf(call, source);
    if (!URL.canParse(authorization)) throw keepingWrites(misconfigured(call, source));
    rememberNext(call);
    const to = new URL(authorization);
    // What the address says itself wins.
    const asked = { ...(await protocol.begin(call, source)), ...Object.fromEntries(to.searchParams) };
    to.search = Object.entries(asked)
        .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
        .join("&");
    return redirect(to.href);
}

function misconfigured(call: Call, source: OAuthSource): HttpError {
    writeEvent(call, "configuration_error", "authentik.sources.oauth.clients.base", {
        message: "Authorization URL is empty or no address.",
        source: describeModel(call, SOURCE, source),
    });
    return new HttpError(400, { detail: `${source.name} has no authorization URL: an administrator has to enter one.` });
}
