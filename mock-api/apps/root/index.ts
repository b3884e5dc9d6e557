import { anonymous } from "#kernel/http/access.ts";
import { apiOperation } from "#kernel/resource/action.ts";
import { choice, flag, float, count, list, nested, text } from "#kernel/base/fields.ts";
import { ok } from "#kernel/http/operation.ts";
import type { App } from "#kernel/resource/resource.ts";
import { health } from "./health.page.ts";
import { prometheus } from "./metrics.page.ts";
import { robots } from "./robots.page.ts";
import { schema } from "./schema.ts";
import { security } from "./security.page.ts";

/** GET root/config/ : what the interfaces must know before anybody signs in. */
const config = apiOperation(
    "GET",
    "root/config/",
    {
        access: anonymous,
        answer: nested("Config", {
            error_reporting: nested("ErrorReportingConfig", {
                enabled: flag(false, { readOnly: true }),
                sentry_dsn: text({ readOnly: true }),
                environment: text({ readOnly: true }),
                send_pii: flag(false, { readOnly: true }),
                traces_sample_rate: float({ readOnly: true }),
            }),
            capabilities: list(choice(["can_save_media", "can_geo_ip", "can_impersonate", "can_debug"])),
            cache_timeout: count(),
            cache_timeout_flows: count(),
            cache_timeout_policies: count(),
            cache_timeout_reputation: count(),
        }),
    },
    () =>
        ok({
            error_reporting: { enabled: false, sentry_dsn: "", environment: "customer", send_pii: false, traces_sample_rate: 0.1 },
            capabilities: ["can_save_media", "can_geo_ip", "can_impersonate"],
            cache_timeout: 300,
            cache_timeout_flows: 300,
            cache_timeout_policies: 300,
            cache_timeout_reputation: 300,
        }),
);

export const root: App = { name: "authentik.api", label: "authentik API", operations: [config, schema], endpoints: [...health, prometheus, robots, security] };
