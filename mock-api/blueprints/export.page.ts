import type { Call } from "#kernel/http/call.ts";
import { requireAdministrator } from "#kernel/http/checks.ts";
import { endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { invalidFields } from "#kernel/base/errors.ts";
import { byTokenOrSession } from "#mock/apps/core/identity.ts";
import { exportPortable, exportTried } from "./portable/export.ts";
import type { Wanted } from "./portable/plan.ts";
import type { Scope } from "./portable/scope.ts";

const SCOPES: readonly Scope[] = ["everything", "changed", "application"];

/** `?scope=everything|changed|application&application=<slug>&secrets=include|ask`; left out: everything, with secrets. */
function wantedOf(call: Call): Wanted {
    const { searchParams } = call.incoming.url;
    const given = searchParams.get("scope") ?? "everything";
    const scope = SCOPES.find((known) => known === given);
    if (!scope) throw invalidFields({ scope: [`"${given}" is not a valid choice.`] });
    const secrets = searchParams.get("secrets") ?? "include";
    if (secrets !== "include" && secrets !== "ask") throw invalidFields({ secrets: [`"${secrets}" is not a valid choice.`] });
    return { scope, application: searchParams.get("application") ?? undefined, withSecrets: secrets === "include" };
}

const file = async ({ call }: { call: Call }): Promise<Response> =>
    new Response((await exportPortable(call, wantedOf(call))).content, {
        headers: { "content-type": "application/yaml", "content-disposition": 'attachment; filename="authentik.yaml"' },
    });

const told = async ({ call }: { call: Call }): Promise<Response> => Response.json(await exportTried(call, wantedOf(call)));

const spec = { authenticate: byTokenOrSession, errors: apiErrors };

/** The installation, or a part of it, as a blueprint that a real server takes; for administrators. As a file, or with what is to be known about it. */
export const blueprintPages = [
    endpoint("GET /sandbox/blueprint/", spec, [requireAdministrator, file]),
    endpoint("GET /-/sandbox/blueprint/", spec, [requireAdministrator, told]),
];
