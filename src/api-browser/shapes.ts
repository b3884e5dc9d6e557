import { msg, str } from "@lit/localize";
import { html, nothing, type TemplateResult } from "lit";
import type { ApiDocument, Shape } from "#src/api/document.api.ts";
import { ownValue } from "#src/base/own-value.ts";

type Shapes = ApiDocument["components"]["schemas"];

/** Shapes within shapes that are shown: what is deeper is named only. */
const DEEPEST = 5;

interface Resolved {
    shape: Shape;
    /** Name in the document. */
    name: string;
}

/** The shape itself, where only its name is said. */
export function resolved(given: Shape, shapes: Shapes): Resolved {
    const ref = given.$ref ?? (given.allOf?.length === 1 ? given.allOf[0]?.$ref : undefined);
    if (ref === undefined) return { shape: given, name: "" };
    const name = ref.split("/").at(-1) ?? "";
    return { shape: { ...given, ...ownValue(shapes, name) }, name };
}

/** What a value is, in a few words: `array of integer`, `string (uuid)`. */
function kindOf({ shape, name }: Resolved, shapes: Shapes): string {
    if (shape.type === "array" && shape.items) return `array of ${kindOf(resolved(shape.items, shapes), shapes)}`;
    const kind = [shape.type ?? (shape.oneOf ? "one of" : "any"), shape.format && `(${shape.format})`, name && shape.type === "object" ? name : ""]
        .filter(Boolean)
        .join(" ");
    return shape.nullable ? `${kind} | null` : kind;
}

function limitsOf({ minLength, maxLength, minimum, maximum, pattern, enum: values }: Shape): string {
    const range = (least: number | undefined, most: number | undefined): string | undefined =>
        least === undefined && most === undefined ? undefined : `${least ?? ""} … ${most ?? ""}`;
    const length = range(minLength, maxLength);
    return [length && msg(str`length ${length}`), range(minimum, maximum), pattern, values && values.map((value) => JSON.stringify(value)).join(" | ")]
        .filter(Boolean)
        .join(" · ");
}

/** A shape as a list of its fields, those within them to be opened. @param direction of what travels: fields that only go the other way are left out */
export function shapeView(given: Shape, shapes: Shapes, direction: "sent" | "answered", seen: readonly string[] = []): TemplateResult | typeof nothing {
    const { shape, name } = resolved(given, shapes);
    if (shape.type === "array" && shape.items)
        return html`<p class="kind">${kindOf({ shape, name }, shapes)}</p>
            ${shapeView(shape.items, shapes, direction, seen)}`;
    if (shape.oneOf)
        return html`${shape.oneOf.map((one) => nested(resolved(one, shapes).name || kindOf(resolved(one, shapes), shapes), one, shapes, direction, seen))}`;
    if (!shape.properties) return html`<p class="kind">${kindOf({ shape, name }, shapes)} ${limitsOf(shape)}</p>`;
    const fields = Object.entries(shape.properties).filter(([, field]) => !(direction === "sent" ? field.readOnly : field.writeOnly));
    return html`<ul class="fields" role="list">
        ${fields.map(([field, of]) => fieldView(field, of, shape.required?.includes(field) ?? false, shapes, direction, name ? [...seen, name] : seen))}
    </ul>`;
}

function fieldView(field: string, of: Shape, isRequired: boolean, shapes: Shapes, direction: "sent" | "answered", seen: readonly string[]): TemplateResult {
    const found = resolved(of, shapes);
    const inner = found.shape.type === "array" && found.shape.items ? resolved(found.shape.items, shapes) : found;
    const limits = limitsOf(inner.shape);
    const isNested = Boolean(inner.shape.properties ?? inner.shape.oneOf) && seen.length < DEEPEST && !seen.includes(inner.name);
    return html`<li>
        <code>${field}</code> <span class="kind">${kindOf(found, shapes)}</span>
        ${isRequired && direction === "sent" ? html`<strong>${msg("required")}</strong>` : nothing} ${limits ? html`<small>${limits}</small>` : nothing}
        ${isNested ? nested(inner.name || field, inner.shape, shapes, direction, seen) : nothing}
    </li>`;
}

const nested = (title: string, shape: Shape, shapes: Shapes, direction: "sent" | "answered", seen: readonly string[]): TemplateResult =>
    html`<details>
        <summary>${title}</summary>
        ${shapeView(shape, shapes, direction, seen)}
    </details>`;

/** A value of a shape to begin with: what must be sent, empty. */
export function sampleOf(given: Shape, shapes: Shapes, seen: readonly string[] = []): unknown {
    const { shape, name } = resolved(given, shapes);
    if (shape.enum) return shape.enum[0];
    if (shape.oneOf?.[0]) return sampleOf(shape.oneOf[0], shapes, seen);
    if (shape.properties) {
        if (seen.includes(name) || seen.length > DEEPEST) return {};
        const required = Object.entries(shape.properties).filter(([field, { readOnly }]) => !readOnly && shape.required?.includes(field));
        return Object.fromEntries(required.map(([field, of]) => [field, sampleOf(of, shapes, [...seen, name])]));
    }
    return ownValue(EMPTY, shape.type ?? "object") ?? "";
}

const EMPTY: Readonly<Record<string, unknown>> = { array: [], boolean: false, integer: 0, number: 0, object: {}, string: "" };
