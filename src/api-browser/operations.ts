import type { ApiDocument, DocumentedOperation, Parameter, Shape } from "#src/api/document.api.ts";
import { decodedUri } from "#src/base/decoded-uri.ts";
import { fit, wordsOf } from "#src/base/fuzzy.ts";
import type { SentRequest } from "#src/shell/requests/sent-request.ts";

/** One operation of the API. */
export interface Operation {
    id: string;
    /** In capitals. */
    method: string;
    /** Below `/api/v3`, with its parameters in braces. */
    path: string;
    tag: string;
    parameters: readonly Parameter[];
    body: { type: string; shape: Shape; isRequired: boolean } | undefined;
    /** Status and shape; undefined where nothing is said, or there is nothing. */
    answers: readonly (readonly [status: string, shape: Shape | undefined])[];
    isPublic: boolean;
}

/** All operations, in the order of the document. */
export const operationsOf = ({ paths }: ApiDocument): Operation[] =>
    Object.entries(paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, documented]) => operation(method.toUpperCase(), path, documented)),
    );

function operation(
    method: string,
    path: string,
    { operationId: id, tags, parameters = [], requestBody, responses, security = [] }: DocumentedOperation,
): Operation {
    const [content] = Object.entries(requestBody?.content ?? {});
    return {
        id,
        method,
        path,
        tag: tags?.[0] ?? "",
        parameters,
        body: content && { type: content[0], shape: content[1].schema, isRequired: requestBody?.required === true },
        answers: Object.entries(responses).map(([status, { content: shapes = {} }]) => [status, Object.values(shapes)[0]?.schema] as const),
        isPublic: security.length === 0 || security.some((way) => Object.keys(way).length === 0),
    };
}

/** An operation, and what it is tried with to begin with. */
export interface Trial {
    operation: Operation;
    /** Of parameters, by their names. */
    values?: Readonly<Record<string, string>>;
    /** JSON. */
    body?: string | undefined;
}

/** The operation that a request was sent to, and what it said. */
export function trialOf({ method, url, body }: SentRequest, operations: readonly Operation[]): Trial | undefined {
    if (!URL.canParse(url, location.origin)) return undefined;
    const { pathname, searchParams } = new URL(url, location.origin);
    for (const operation of operations) {
        const found = operation.method === method && patternOf(operation.path).exec(pathname);
        if (!found) continue;
        // Several values of one parameter are written with commas between them.
        const inQuery = [...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name).join(",")] as const);
        const inPath = Object.entries(found.groups ?? {}).map(([name, value]) => [name, decodedUri(value)] as const);
        return { operation, values: Object.fromEntries([...inQuery, ...inPath]), body };
    }
    return undefined;
}

const patternOf = (path: string): RegExp => new RegExp(`^/api/v3${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);

/** Those that all words of a query fit: parts of the path, the method, the name. */
export function searched(operations: readonly Operation[], query: string): readonly Operation[] {
    const words = wordsOf(query);
    // In hundreds of long names, nearly everything has the letters of a word somewhere: only whole finds count.
    const has = (word: string, { method, path, id }: Operation): boolean => [method, path, id].some((text) => fit(word, text.toLowerCase()) >= 4);
    return words.length === 0 ? operations : operations.filter((one) => words.every((word) => has(word, one)));
}

/** By tag, in alphabetical order. */
export function grouped(operations: readonly Operation[]): [tag: string, operations: Operation[]][] {
    const groups = new Map<string, Operation[]>();
    for (const one of operations) groups.set(one.tag, [...(groups.get(one.tag) ?? []), one]);
    return [...groups].sort(([a], [b]) => a.localeCompare(b));
}
