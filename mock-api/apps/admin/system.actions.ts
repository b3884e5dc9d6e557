import { signedIn, superuserOnly } from "#kernel/http/access.ts";
import { type ActionSpec, apiOperation } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import { count, date, flag, list, map, nested, text } from "#kernel/base/fields.ts";
import { timestamp } from "#kernel/store/formats.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import { ok } from "#kernel/http/operation.ts";
import { chartOf, coordinates } from "#mock/apps/core/metrics.ts";
import { APPS } from "#mock/apps/root/app-names.field.ts";
import { EMBEDDED } from "#mock/apps/outposts/outpost.resource.ts";
import { VERSION } from "#mock/apps/root/version.ts";
import { currentTenant } from "#mock/apps/tenants/tenant.resource.ts";
import { cleanse, STARS, withoutPasswords } from "#mock/apps/events/sanitize.ts";

/** GET admin/version/ */
export const version = apiOperation(
    "GET",
    "admin/version/",
    {
        access: signedIn,
        answer: nested("Version", {
            version_current: text({ readOnly: true }),
            version_latest: text({ readOnly: true }),
            build_hash: text({ readOnly: true }),
            outdated: flag(false, { readOnly: true }),
        }),
    },
    () => ok({ version_current: VERSION, version_latest: VERSION, build_hash: "", outdated: false }),
);

/** GET admin/apps/ : every app of the original. */
export const apps = apiOperation(
    "GET",
    "admin/apps/",
    { access: superuserOnly, answer: list(nested("App", { name: text(), label: text() })), isList: true },
    () => ok(Object.entries(APPS).map(([name, label]) => ({ name, label }))),
);

/** GET admin/workers/ : the engine itself does what workers would. */
export const workers = apiOperation("GET", "admin/workers/", { access: superuserOnly, answer: nested("Workers", { count: count() }) }, () => ok({ count: 1 }));

/** GET admin/metrics/ : charts of a week. */
export const metrics = apiOperation(
    "GET",
    "admin/metrics/",
    { access: superuserOnly, answer: nested("LoginMetrics", { logins: coordinates, logins_failed: coordinates, authorizations: coordinates }) },
    ({ call }) => {
        const chart = (action: string) => chartOf(call, (event) => event.action === action);
        return ok({ logins: chart("login"), logins_failed: chart("login_failed"), authorizations: chart("authorize_application") });
    },
);

const runtime = nested(
    "Runtime",
    { python_version: text(), gunicorn_version: text(), environment: text(), architecture: text(), platform: text(), uname: text() },
    { readOnly: true },
);
const asked: ActionSpec<Record<string, never>> & { access: typeof superuserOnly } = {
    access: superuserOnly,
    status: 200,
    answer: nested("System", {
        env: map(text(), { readOnly: true }),
        http_headers: map(text(), { readOnly: true }),
        http_host: text({ readOnly: true }),
        http_is_secure: flag(false, { readOnly: true }),
        runtime,
        tenant: text({ readOnly: true }),
        server_time: date({ readOnly: true }),
        embedded_outpost_host: text({ readOnly: true }),
    }),
};

/** GET admin/system/ : what the server runs on. */
export const system = apiOperation("GET", "admin/system/", asked, ({ call }) => ok(systemInfo(call)));
/** POST admin/system/ : the same, for clients that must not be given an old answer. */
export const systemAsked = apiOperation("POST", "admin/system/", asked, ({ call }) => ok(systemInfo(call)));

/** Headers by which somebody proves who they are. */
const CREDENTIALS = /authorization|cookie/i;

function systemInfo(call: Call): JsonObject {
    const { host, protocol } = call.url;
    const headers = [...call.incoming.request.headers].map(
        ([name, value]) => [`HTTP_${name.toUpperCase().replaceAll("-", "_")}`, CREDENTIALS.test(name) ? STARS : value] as const,
    );
    return {
        // Only what is meant for authentik, and without secrets: the original shows the whole environment of its process.
        env: cleanse(Object.fromEntries(Object.entries(call.environment).map(([name, value]) => [name, withoutPasswords(value)]))),
        http_headers: Object.fromEntries([
            ["REQUEST_METHOD", call.method],
            ["PATH_INFO", call.url.pathname],
            ["REMOTE_ADDR", call.incoming.ip],
            ["HTTP_HOST", host],
            ...headers,
        ]),
        http_host: host,
        http_is_secure: protocol === "https:",
        // There is no Python here.
        runtime: {
            python_version: "none",
            gunicorn_version: "none",
            environment: "custom",
            architecture: "any",
            platform: "authentik sandbox",
            uname: "sandbox",
        },
        tenant: currentTenant(call).name,
        server_time: timestamp(call.random.now()),
        embedded_outpost_host: outpostHost(call),
    };
}

/** Where the embedded outpost says it is reached; empty when there is none. */
function outpostHost({ db }: Call): string {
    return String(db.by("authentik_outposts.outpost", "managed", EMBEDDED)?.config.authentik_host ?? "");
}
