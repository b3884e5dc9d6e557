import { send } from "./client.ts";
import { answer } from "./endpoint.ts";

/** What a value looks like, as far as our document says it: JSON Schema as OpenAPI 3.0 has it. */
export interface Shape {
    $ref?: string;
    type?: string;
    format?: string;
    enum?: readonly (string | number | boolean | null)[];
    nullable?: boolean;
    readOnly?: boolean;
    writeOnly?: boolean;
    required?: readonly string[];
    properties?: Readonly<Record<string, Shape>>;
    items?: Shape;
    additionalProperties?: Shape | boolean;
    oneOf?: readonly Shape[];
    allOf?: readonly Shape[];
    minLength?: number;
    maxLength?: number;
    minimum?: number;
    maximum?: number;
    pattern?: string;
}

export interface Parameter {
    in: "path" | "query";
    name: string;
    required?: boolean;
    schema: Shape;
}

type Content = Readonly<Record<string, { schema: Shape }>>;

export interface DocumentedOperation {
    operationId: string;
    tags?: readonly string[];
    parameters?: readonly Parameter[];
    requestBody?: { content: Content; required?: boolean };
    responses: Readonly<Record<string, { content?: Content }>>;
    /** Without a way to sign in it answers everybody. */
    security?: readonly Readonly<Record<string, readonly string[]>>[];
}

/** The description of the API that the server gives of itself (OpenAPI 3.0). */
export interface ApiDocument {
    info: { title: string; version: string };
    paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
    components: { schemas: Readonly<Record<string, Shape>> };
}

export const apiDocument = (signal?: AbortSignal): Promise<ApiDocument> => answer(send("GET", "/schema/", { query: { format: "json" }, signal }));
