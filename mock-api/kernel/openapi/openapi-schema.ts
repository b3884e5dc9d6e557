import type { Field, Fields } from "#kernel/base/fields.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import type { Registry } from "#kernel/resource/registry.ts";
import type { View } from "#kernel/resource/view.ts";
import { put } from "#kernel/base/own.ts";

/** What a schema describes: an answer, a body, or a body of which any part may be left out. */
export type Direction = "answer" | "body" | "patch";

const STRING_FORMATS: Partial<Record<Field["format"], JsonObject>> = {
    email: { format: "email" },
    url: { format: "uri" },
    binary: { format: "binary" },
    link: { format: "uri" },
    account: { pattern: "^[\\w.@+-]+$" },
    slug: { pattern: "^[-a-zA-Z0-9_]+$" },
};

/** Collects the named schemas of a document while its operations are described. */
export class SchemaBook {
    readonly schemas: Record<string, JsonObject> = {};
    readonly #registry: Registry;

    constructor(registry: Registry) {
        this.#registry = registry;
    }

    /** The schema of a field, named ones as references. */
    of(field: Field, direction: Direction): JsonObject {
        if (field.documentedAs) return this.of(field.documentedAs, direction);
        const schema = { ...this.#kind(field, direction) };
        const marks: JsonObject = {};
        if (field.nullable && field.kind !== "json") marks.nullable = true;
        if (field.readOnly && direction === "answer") marks.readOnly = true;
        if (field.writeOnly && direction !== "answer") marks.writeOnly = true;
        // Beside a reference other words would not count.
        return schema.$ref && Object.keys(marks).length ? { allOf: [schema], ...marks } : { ...schema, ...marks };
    }

    #kind(field: Field, direction: Direction): JsonObject {
        switch (field.kind) {
            case "text": {
                const minLength = direction !== "answer" && !field.blank ? { minLength: 1 } : {};
                return { type: "string", ...STRING_FORMATS[field.format], ...minLength, ...(field.max === undefined ? {} : { maxLength: field.max }) };
            }
            case "uuid":
                return { type: "string", format: "uuid" };
            case "integer":
                return { type: "integer", ...(field.max === 2 ** 63 ? { format: "int64" } : {}), ...(field.readOnly ? {} : range(field)) };
            case "float":
                return { type: "number", format: "double" };
            case "flag":
                return { type: "boolean" };
            case "choice":
                if (field.numeric) return { type: "integer", enum: field.choices!.map(Number), ...range({ ...field, min: -2147483648, max: 2147483647 }) };
                return { type: "string", enum: [...field.choices!, ...(field.nullable ? [null] : [])] };
            case "date":
                return { type: "string", format: "date-time" };
            case "json":
                return field.format === "any" ? {} : { type: "object", additionalProperties: {} };
            case "object":
                return { type: "object", additionalProperties: {} };
            case "file":
                return { type: "string" };
            case "reference":
                return this.#key(field);
            case "references":
            case "inverse":
                return { type: "array", items: this.#key(field) };
            case "list":
                // What is in a list is always sent whole, in a partial body too.
                return { type: "array", items: this.of({ ...field.of!, readOnly: false }, direction === "patch" ? "body" : direction) };
            case "map":
                return { type: "object", additionalProperties: this.of(field.of!, direction) };
            case "nested":
                return this.#reference(field.component!, direction, () => ({
                    ...this.#object(field.fields!, direction),
                    ...(field.isOpen ? { additionalProperties: {} } : {}),
                }));
            case "oneOf":
                return this.#reference(field.component!, direction, () => this.#variants(field.variants!, direction));
            case "embed":
                return this.#view(this.#registry.view(field.target!), direction);
        }
    }

    #key(field: Field): JsonObject {
        const members = this.#registry.schema.isKnown(field.target!) ? this.#registry.schema.members(field.target!) : [];
        return members[0]?.fields.pk?.kind === "integer" ? { type: "integer" } : { type: "string", format: "uuid" };
    }

    #variants(variants: Readonly<Record<string, Field>>, direction: Direction): JsonObject {
        const entries = Object.entries(variants).map(([component, variant]) => [component, String(this.of(variant, direction).$ref)] as const);
        return {
            oneOf: entries.map(([, $ref]) => ({ $ref })),
            discriminator: { propertyName: "component", mapping: Object.fromEntries(entries) },
        };
    }

    #view(view: View, direction: Direction): JsonObject {
        return this.#reference(view.name, direction, () => {
            const computed = Object.entries(view.computed).map(([name, { shape }]) => [name, { ...shape, readOnly: !shape.optional }] as const);
            // A computed field may replace a stored one of the same name in answers; a body takes the stored one.
            // One that may be missing is listed for bodies as well, as the original does; there it says nothing.
            return this.#object(
                direction === "answer" ? { ...view.fields, ...Object.fromEntries(computed) } : { ...Object.fromEntries(computed), ...view.fields },
                direction,
            );
        });
    }

    #reference(name: string, direction: Direction, make: () => JsonObject): JsonObject {
        const key = { answer: name, body: `${name}Request`, patch: `Patched${name}Request` }[direction].replace(/RequestRequest$/, "Request");
        if (!Object.hasOwn(this.schemas, key)) {
            // The place is taken first, so that a schema may mention itself.
            put(this.schemas, key, {});
            put(this.schemas, key, make());
        }
        return { $ref: `#/components/schemas/${key}` };
    }

    #object(fields: Fields, direction: Direction): JsonObject {
        const shown = Object.entries(fields).filter(
            ([, field]) => !field.hidden && (direction === "answer" ? !field.writeOnly : !(field.documentedAs ?? field).readOnly),
        );
        const required = shown
            .filter(([, field]) => (direction === "answer" ? isAlwaysThere(field) : direction === "body" && (field.documentedAs ?? field).required))
            .map(([name]) => name);
        // An object inside a partial body is sent whole.
        const inside = (field: Field): Direction => (direction === "patch" && (field.kind === "nested" || field.kind === "embed") ? "body" : direction);
        const properties = Object.fromEntries(shown.map(([name, field]) => [name, this.of(field, inside(field))]));
        return { type: "object", properties, ...(required.length ? { required: required.sort() } : {}) };
    }

    /** The envelope of a list of these. */
    page(results: JsonObject): JsonObject {
        const name = `Paginated${String(results.$ref).split("/").at(-1)}List`;
        put(this.schemas, name, {
            type: "object",
            properties: { pagination: { $ref: "#/components/schemas/Pagination" }, results: { type: "array", items: results } },
            required: ["pagination", "results"],
        });
        return { $ref: `#/components/schemas/${name}` };
    }
}

function isAlwaysThere(field: Field): boolean {
    const shown = field.documentedAs ?? field;
    return shown.required || shown.readOnly;
}

/** Range of a 32-bit integer column. */
const COLUMN = { min: -2147483648, max: 2147483647 };

/** The bounds of a number. The column's own are named as a pair, or not at all; its upper one also beside a lower one of the field's. */
function range({ min, max }: Field): JsonObject {
    if (min === COLUMN.min && max === COLUMN.max) return { minimum: min, maximum: max };
    const hasMinimum = min !== undefined && min !== COLUMN.min;
    const hasMaximum = max !== undefined && (hasMinimum || max !== COLUMN.max);
    return { ...(hasMinimum ? { minimum: min } : {}), ...(hasMaximum ? { maximum: max } : {}) };
}
