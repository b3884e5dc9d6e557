import { Ajv, type ValidateFunction } from "ajv";
import type { JsonObject } from "#kernel/models.ts";
import { openapi } from "#kernel/openapi.ts";
import type { Operation } from "#kernel/operation.ts";
import { Router } from "#kernel/router.ts";
import { registry } from "#mock/registry.ts";
import { VERSION } from "#mock/apps/root/version.ts";

type Document = {
    paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: JsonObject }> }> }>>;
    components: JsonObject;
};

/** The document promises these, as the original's does; answers leave them out where there is nothing to say. */
const LEFT_OUT = new Set(["parent_name", "original", "jwks", "download_url"]);
/** And these it promises as texts, of browsers whose name says less. */
const NULL_TEXTS = new Set(["brand", "model", "major", "minor", "patch", "patch_minor"]);

/** Statuses that the document promises in place of those that are sent, as the original's does. */
const SAID: Record<string, Record<number, number>> = { flows_instances_import_create: { 200: 204 } };
/** Operations whose document tells another shape than the original ever answers with. */
const OTHERWISE = new Set(["managed_blueprints_available_list"]);

/** Behind the last stage of a plan the original shows the blanks of a form. */
const BLANKS = "next_planned_stage";

const API = "/api/v3/";
let made: { router: Router<Operation>; validator(operation: Operation, status: number): ValidateFunction | undefined } | undefined;

/** What is wrong with an answer, by the document of our own API; undefined when nothing is, or when the path is no operation's. */
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

/** Schemas under which rows of several members stand with all their own fields, which the document does not tell. */
const MIXED = [...registry.families.values()].filter(({ spec }) => spec.showsConcrete).map(({ view }) => view.name);

function make() {
    const document = openapi(registry, VERSION) as unknown as Document;
    const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, logger: false });
    const components = closed(document.components) as { schemas: Record<string, JsonObject> };
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

/** A part of an answer that may be null although its document does not say so: some texts, and the event of a notification that has outlived it. */
function orNull(name: string, value: { type?: string; $ref?: string } | undefined): unknown {
    if (name === BLANKS) return {};
    if (NULL_TEXTS.has(name) && value?.type === "string") return { ...value, nullable: true };
    return name === "event" && value?.$ref ? { anyOf: [closed(value), { type: "null" }] } : undefined;
}

/**
 * The same schema, in which objects have no property that it does not name; references lead into the document.
 * Read-only objects and texts may be null, as the original's are where there is none.
 */
function closed(schema: unknown): unknown {
    if (Array.isArray(schema)) return schema.map(closed);
    if (typeof schema !== "object" || schema === null) return schema;
    const copy: Record<string, unknown> = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, orNull(name, value) ?? closed(value)]));
    // What is told apart by its component may be alike otherwise.
    if (Array.isArray(copy.oneOf)) return { anyOf: copy.oneOf };
    if (typeof copy.$ref === "string") return { $ref: copy.$ref.replace(/^#/, "api#") };
    // Events of one's own are called `custom_` and a name; a criterion of an event matcher that is not set is empty.
    if (Array.isArray(copy.enum) && (copy.enum.includes("custom_") || copy.enum.includes("authentik.core")))
        return { anyOf: [{ enum: copy.enum }, { type: "string", pattern: "^(custom_.*)?$" }] };
    if (!copy.type) delete copy.nullable;
    if (copy.type === "string" && copy.readOnly) copy.nullable = true;
    // JSON of any kind is documented as an object, as in the original.
    if (copy.type === "object" && !copy.properties && JSON.stringify(copy.additionalProperties) === "{}") return {};
    if (Array.isArray(copy.allOf) && (copy.nullable || copy.readOnly)) return { anyOf: [...copy.allOf, { type: "null" }] };
    if (Array.isArray(copy.required)) copy.required = copy.required.filter((name) => !LEFT_OUT.has(String(name)));
    if (copy.type === "object" && copy.properties && !("additionalProperties" in copy)) copy.additionalProperties = false;
    return copy;
}
