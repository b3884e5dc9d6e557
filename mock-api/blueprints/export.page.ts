import type { Call } from "#kernel/call.ts";
import { requireAdministrator } from "#kernel/checks.ts";
import { endpoint } from "#kernel/endpoint.ts";
import { apiErrors } from "#kernel/error-shapes.ts";
import { byTokenOrSession } from "#mock/apps/core/identity.ts";
import { exportInstance } from "#mock/blueprints/exporter.ts";

const blueprint = async ({ call }: { call: Call }): Promise<Response> =>
    new Response(await exportInstance(call, call.random.now()), {
        headers: { "content-type": "application/yaml", "content-disposition": 'attachment; filename="authentik.yaml"' },
    });

/** Everything that is set up, as the text of a blueprint (`ak export_blueprint` of the original); for administrators. */
export const blueprintPage = endpoint("GET /sandbox/blueprint/", { authenticate: byTokenOrSession, errors: apiErrors }, [requireAdministrator, blueprint]);
