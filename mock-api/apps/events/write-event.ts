import type { Call } from "#kernel/http/call.ts";
import { milliseconds, timestamp } from "#kernel/store/formats.ts";
import type { JsonObject, Models } from "#kernel/base/models.ts";
import { IMPERSONATED } from "#mock/apps/core/session-keys.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import type { EventAction } from "./actions.field.ts";
import { eventKey } from "./describe-model.ts";
import { sanitized } from "./sanitize.ts";
import { placeOf } from "#mock/encoding/place.ts";
import { YEAR_MS } from "#mock/encoding/time.ts";

/** Address of events that belong to no request. */
const NOWHERE = "255.255.255.255";

export interface EventOptions {
    /** Whom it is about; left out: the caller, else the technical account of visitors. */
    readonly user?: number;
    readonly onBehalfOf?: number;
    /** Made outside a request: no request data, no address. */
    readonly isBackground?: boolean;
    /** Belongs to no user, address or tenant. */
    readonly isUnsent?: boolean;
}

type Event = Models["authentik_events.event"];

/** Writes an event; its context is made fit for JSON and cleansed of secrets first. */
export function writeEvent(
    call: Call,
    action: EventAction | `custom_${string}`,
    app: string,
    context: Record<string, unknown>,
    options: EventOptions = {},
): Event {
    const { db, random } = call;
    if (options.isUnsent) return db.create("authentik_events.event", { action, app, context: sanitized(context) });
    const tenant = currentTenant(call);
    const now = random.now();
    const http_request = { path: call.url.pathname, method: call.method, args: Object.fromEntries(call.url.searchParams) };
    const geo = placeOf(call.incoming.ip);
    return db.create("authentik_events.event", {
        action,
        app,
        user: whom(call, options),
        context: sanitized(options.isBackground ? context : { ...context, http_request, ...(geo ? { geo } : {}) }),
        client_ip: options.isBackground ? NOWHERE : call.incoming.ip,
        created: timestamp(now),
        expires: timestamp(now + (options.isBackground ? YEAR_MS : milliseconds(tenant.retention))),
        tenant: { app: "authentik_tenants", model_name: "tenant", pk: eventKey(tenant.pk ?? random.uuid()), name: tenant.name },
    });
}

function whom(call: Call, { user, onBehalfOf }: EventOptions): JsonObject {
    if (user === undefined && call.principal?.via === "session" && call.session.get(IMPERSONATED) !== undefined && call.session.user !== null)
        return { ...named(call, call.session.user), on_behalf_of: named(call, call.principal.pk) };
    const about = named(call, user ?? call.principal?.pk ?? null);
    return onBehalfOf === undefined ? about : { ...about, on_behalf_of: named(call, onBehalfOf) };
}

function named({ db }: Call, pk: number | null): JsonObject {
    const user = db.find("authentik_core.user", pk) ?? db.by("authentik_core.user", "username", "AnonymousUser");
    return user ? { pk: user.pk, email: user.email, username: user.username } : {};
}
