import { Ajv, type ValidateFunction } from "ajv";
import type { JsonObject } from "#kernel/base/models.ts";
import { isObject } from "#kernel/store/validate.ts";
import { openapi } from "#kernel/openapi/openapi.ts";
import type { Operation } from "#kernel/http/operation.ts";
import { Router } from "#kernel/http/router.ts";
import { registry } from "#mock/registry.ts";
import { VERSION } from "#mock/apps/root/version.ts";

type Document = {
    paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: JsonObject }> }> }>>;
    components: JsonObject;
};

const providers = ["Provider", "LDAPProvider", "OAuth2Provider", "ProxyProvider", "SAMLProvider"];
const of = (schemas: readonly string[], ...fields: readonly string[]): string[] => schemas.flatMap((schema) => fields.map((field) => `${schema}.${field}`));

/** Where answers differ from the document, as the original's do: by schema and field. */
const EXCEPTIONS: Readonly<Record<"absent" | "null" | "text" | "anything", readonly string[]>> = {
    /** Left out where there is no value. */
    absent: ["Group.parent_name", "UserGroup.parent_name", "SessionUser.original", "OAuth2ProviderSetupURLs.jwks", "SAMLMetadata.download_url"],
    /** Null where there is none: what a User-Agent header does not contain, objects that are not referred to, a provider without an application. */
    null: [
        ...of(["UserAgentBrowser", "UserAgentOS"], "major", "minor", "patch"),
        ...of(["UserAgentOS"], "patch_minor"),
        ...of(["UserAgentDevice"], "brand", "model"),
        ...of(["PolicyBinding"], "policy_obj", "group_obj", "user_obj"),
        ...of(providers, "assigned_application_slug", "assigned_application_name"),
        ...of(["OAuth2ProviderSetupURLs"], "issuer", "provider_info", "logout"),
        // Consent that never ends (D-119).
        ...["UserConsent.expires", "Application.provider_obj", "AuthenticatedSession.geo_ip", "Invitation.flow_obj", "Notification.event"],
        ...["NotificationRule.group_obj", "Outpost.service_connection_obj"],
    ],
    /** Events of one's own are called `custom_` and a name; a criterion of an event matcher that is not set is empty. */
    text: ["Event.action", "EventMatcherPolicy.action", "EventMatcherPolicy.app"],
    /** Behind the last stage of a plan (D-105); what the expression of a placeholder gives keeps its type. */
    anything: ["FlowInspectorPlan.next_planned_stage", "StagePrompt.placeholder"],
};
const isExcepted = (kind: keyof typeof EXCEPTIONS, schema: string, field: string): boolean => EXCEPTIONS[kind].includes(`${schema}.${field}`);

/** Statuses that the document promises in place of those that are sent, as the original's does. */
const SAID: Record<string, Record<number, number>> = { flows_instances_import_create: { 200: 204 } };
/** Operations whose documented shape differs from what the original answers. */
const OTHERWISE = new Set(["managed_blueprints_available_list", "sources_plex_redeem_token_create"]);

const API = "/api/v3/";
let made: { router: Router<Operation>; validator(operation: Operation, status: number): ValidateFunction | undefined } | undefined;

/** What is wrong with an answer, by the document of our own API; undefined when nothing is, or when the path is not an operation's. */
export function complaintOf(method: string, pathname: string, status: number, body: unknown): string | undefined {
    if (!pathname.startsWith(API) || status >= 300) return undefined;
    made ??= make();
    const operation = made.router.match(pathname)?.endpoints.get(method === "HEAD" ? "GET" : method);
    if (!operation || OTHERWISE.has(operation.id)) return undefined;
    status = SAID[operation.id]?.[status] ?? status;
    if (!(status in operation.answers)) return `${operation.id} answered ${status}, which its document does not name`;
    if (body === "" || body === undefined) return operation.answers[status] === null ? undefined : `${operation.id} answered nothing`;
    const validate = made.validator(operation, status);
    if (!validate || validate(body)) return undefined;
    return `${operation.id} answered ${validate.errors!.map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`).join("; ")}`;
}

/** Schemas of lists whose rows have all fields of their own kind, which the document does not describe. */
const MIXED = [...registry.families.values()].filter(({ spec }) => spec.showsConcrete).map(({ view }) => view.name);

function make() {
    const document = openapi(registry, VERSION) as unknown as Document;
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, logger: false });
    const schemas = document.components.schemas as Record<string, JsonObject>;
    const components = {
        ...document.components,
        schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, closed(schema, name) as JsonObject])),
    };
    for (const name of MIXED) delete components.schemas[name]?.additionalProperties;
    ajv.addSchema({ $id: "api", components });
    const validators = new Map<string, ValidateFunction | undefined>();
    return {
        router: new Router(registry.operations.map((operation) => ({ method: operation.method, path: API + operation.path, endpoint: operation }))),
        validator(operation: Operation, status: number): ValidateFunction | undefined {
            const key = `${operation.id} ${status}`;
            if (!validators.has(key)) {
                const schema = document.paths[`/${operation.path}`]?.[operation.method.toLowerCase()]?.responses[status]?.content?.["application/json"]?.schema;
                validators.set(key, schema && ajv.compile(closed(schema) as JsonObject));
            }
            return validators.get(key);
        },
    };
}

/** The schema of a field, with what its exceptions allow. */
function fieldOf(owner: string, name: string, schema: unknown): unknown {
    if (isExcepted("anything", owner, name)) return {};
    if (isExcepted("text", owner, name)) return { type: "string" };
    const own = closed(schema, `${owner}.${name}`);
    return isExcepted("null", owner, name) ? { anyOf: [own, { type: "null" }] } : own;
}

/** The same schema, in which objects have no property that it does not name; references lead into the document. `owner`: name of the component that it is a part of. */
function closed(schema: unknown, owner = ""): unknown {
    if (Array.isArray(schema)) return schema.map((one) => closed(one, owner));
    if (typeof schema !== "object" || schema === null) return schema;
    const { discriminator }: { discriminator?: unknown } = schema;
    const copy: Record<string, unknown> = Object.fromEntries(
        Object.entries(schema).map(([name, value]) => [
            name,
            name === "properties"
                ? Object.fromEntries(Object.entries(value as object).map(([field, of]) => [field, fieldOf(owner, field, of)]))
                : closed(value, owner),
        ]),
    );
    if (isObject(discriminator)) return chosenBy(discriminator);
    if (typeof copy.$ref === "string") return { $ref: copy.$ref.replace(/^#/, "api#") };
    if (!copy.type) delete copy.nullable;
    // JSON of any kind is documented as an object, as in the original.
    if (copy.type === "object" && !copy.properties && JSON.stringify(copy.additionalProperties) === "{}") return {};
    if (Array.isArray(copy.allOf) && copy.nullable) return { anyOf: [...copy.allOf, { type: "null" }] };
    if (Array.isArray(copy.required)) copy.required = copy.required.filter((name) => !isExcepted("absent", owner, String(name)));
    if (copy.type === "object" && copy.properties && !("additionalProperties" in copy)) copy.additionalProperties = false;
    return copy;
}

/** One of several shapes, the one that the discriminating property names: the others may fit as well, and say less. */
function chosenBy({ propertyName, mapping }: JsonObject): JsonObject {
    const property = String(propertyName);
    const shapes = Object.entries(isObject(mapping) ? mapping : {});
    return {
        type: "object",
        required: [property],
        properties: { [property]: { enum: shapes.map(([name]) => name) } },
        allOf: shapes.map(([name, shape]) => ({
            if: { properties: { [property]: { const: name } } },
            // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
            then: { $ref: String(shape).replace(/^#/, "api#") },
        })),
    };
}
