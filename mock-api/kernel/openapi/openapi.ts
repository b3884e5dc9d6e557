import type { Field } from "#kernel/base/fields.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import type { Body, Operation } from "#kernel/http/operation.ts";
import { SchemaBook } from "./openapi-schema.ts";
import type { Registry } from "#kernel/resource/registry.ts";
import { own, put } from "#kernel/base/own.ts";
import { complete, type Steps } from "#kernel/base/steps.ts";

/** Schemas that belong to the API as a whole. */
const COMMON: Record<string, JsonObject> = {
    Pagination: {
        type: "object",
        properties: Object.fromEntries(
            ["next", "previous", "count", "current", "total_pages", "start_index", "end_index"].map((name) => [name, { type: "number" }]),
        ),
        required: ["next", "previous", "count", "current", "total_pages", "start_index", "end_index"],
    },
    ValidationError: {
        type: "object",
        properties: { non_field_errors: { type: "array", items: { type: "string" } }, code: { type: "string" } },
        additionalProperties: {},
    },
    GenericError: { type: "object", properties: { detail: { type: "string" }, code: { type: "string" } }, required: ["detail"] },
};

const ERRORS: [status: number, schema: string][] = [
    [400, "ValidationError"],
    [403, "GenericError"],
];

/** The document of all operations, as OpenAPI 3.0.3. */
export const openapi = (registry: Registry, version: string): JsonObject => complete(describing(registry, version));

/** The same in steps. */
export function* describing(registry: Registry, version: string): Steps<JsonObject> {
    const book = new SchemaBook(registry);
    const paths: Record<string, JsonObject> = {};
    for (const operation of [...registry.operations].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
        const at = `/${operation.path}`;
        put(paths, at, { ...own(paths, at), [operation.method.toLowerCase()]: describe(operation, book, registry) });
        yield;
    }
    return {
        openapi: "3.0.3",
        info: { title: "authentik", version, description: "The API of the sandbox, made from its descriptions.", license: { name: "MIT" } },
        paths,
        components: { schemas: { ...COMMON, ...book.schemas }, securitySchemes: { authentik: { type: "apiKey", in: "header", name: "Authorization" } } },
        servers: [{ url: "/api/v3/" }],
    };
}

function describe(operation: Operation, book: SchemaBook, registry: Registry): JsonObject {
    const responses: Record<string, JsonObject> = {};
    for (const [status, shape] of Object.entries(operation.answers)) put(responses, status, answer(shape, book, operation.types));
    for (const [status, schema] of ERRORS) responses[status] ??= content({ $ref: `#/components/schemas/${schema}` });
    const parameters = [
        ...pathParameters(operation, registry),
        ...operation.parameters.map(({ name, shape, isMany, isRequired }): JsonObject => {
            const schema = bare(book.of(shape, "answer"));
            return {
                in: "query",
                name,
                ...(isRequired ? { required: true } : {}),
                schema: isMany ? { type: "array", items: schema } : schema,
                ...(isMany ? { explode: true, style: "form" } : {}),
            };
        }),
    ];
    return {
        operationId: operation.id,
        ...(parameters.length ? { parameters } : {}),
        tags: [operation.path.split("/")[0]!],
        ...(operation.body ? { requestBody: requestBody(operation.body, book) } : {}),
        security: operation.access.name === "anonymous" ? [{ authentik: [] }, {}] : [{ authentik: [] }],
        responses,
    };
}

/** A parameter's schema says nothing of reading and writing, of lengths and patterns; of null only where it is a choice. */
function bare({ readOnly, nullable, minimum, maximum, maxLength, pattern, format, ...schema }: JsonObject): JsonObject {
    void [readOnly, minimum, maximum, maxLength, pattern];
    return { ...schema, ...(format === "uuid" || format === "date-time" ? { format } : {}), ...(nullable && schema.enum ? { nullable } : {}) };
}

function pathParameters({ path }: Operation, registry: Registry): JsonObject[] {
    return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ in: "path", name: name!, required: true, schema: keySchema(path, name!, registry) }));
}

/** Keys of resources are uuids or integers as their descriptions say; slugs and names are texts. */
function keySchema(path: string, name: string, registry: Registry): JsonObject {
    const isAt = (place: string | undefined) => place !== undefined && place.endsWith(`{${name}}`) && path.startsWith(place);
    const described = [...registry.resources.values(), ...registry.families.values()].find(
        ({ spec }) => isAt(spec.path) || ("secondaryPath" in spec && isAt(spec.secondaryPath?.path)),
    );
    if (!described) return { type: "string" };
    const { spec } = described;
    if (spec.lookup) return { type: "string" };
    return spec.fields.pk?.kind === "integer" ? { type: "integer" } : { type: "string", format: "uuid" };
}

function answer(shape: Field | null, book: SchemaBook, types?: readonly string[]): JsonObject {
    if (shape === null) return { description: "" };
    if (types) return { content: Object.fromEntries(types.map((type) => [type, { schema: book.of(shape, "answer") }])), description: "" };
    if (shape.component === "Paginated") return content(book.page(book.of({ ...shape.fields!.results!.of!, readOnly: false }, "answer")));
    return content(book.of({ ...shape, readOnly: false }, "answer"));
}

const content = (schema: JsonObject): JsonObject => ({ content: { "application/json": { schema } }, description: "" });

function requestBody(body: Body, book: SchemaBook): JsonObject {
    if (body.kind === "form") {
        const properties = Object.fromEntries(
            Object.entries(body.fields).map(([name, field]) => [name, field.kind === "file" ? { type: "string", format: "binary" } : book.of(field, "body")]),
        );
        const required = Object.keys(body.fields).filter((name) => own(body.fields, name)!.required);
        return { content: { "multipart/form-data": { schema: { type: "object", properties, ...(required.length ? { required } : {}) } } } };
    }
    return {
        content: { "application/json": { schema: book.of(body.shape, body.isPartial ? "patch" : "body") } },
        ...(body.isPartial ? {} : { required: true }),
    };
}
