// Compares the operations of two OpenAPI documents by what they mean: references are followed, texts and orders do not count.

const METHODS = ["get", "post", "put", "patch", "delete"];
/** Parts of a schema that only explain. */
const TEXTS = new Set(["description", "title", "example", "examples", "default", "deprecated", "x-kubernetes", "discriminator"]);

/** Operations by "METHOD /path/", each with all it needs to be read alone. */
export function operationsOf(document) {
    const found = new Map();
    for (const [at, item] of Object.entries(document.paths))
        for (const method of METHODS) if (item[method]) found.set(`${method.toUpperCase()} ${at}`, read(item[method], document));
    return found;
}

function read(operation, document) {
    const content = (holder) =>
        Object.fromEntries(Object.entries(holder?.content ?? {}).map(([type, { schema }]) => [type, schema ? plain(schema, document, []) : {}]));
    return {
        operationId: operation.operationId,
        parameters: Object.fromEntries(
            (operation.parameters ?? []).map((parameter) => [
                `${parameter.in} ${parameter.name}`,
                { required: Boolean(parameter.required), schema: plain(parameter.schema, document, []) },
            ]),
        ),
        // The format in which a page asks for the document, and forms beside JSON, are said once for all of them.
        body: content(operation.requestBody),
        isAnonymous: (operation.security ?? []).some((way) => Object.keys(way).length === 0),
        responses: Object.fromEntries(Object.entries(operation.responses).map(([status, response]) => [status, content(response)])),
    };
}

/** A schema without references: names, texts, one-element unions and the order of things are gone. */
function plain(schema, document, seen) {
    if (schema.$ref) {
        const name = schema.$ref.split("/").at(-1);
        if (seen.includes(name)) return { again: true };
        const target = document.components.schemas[name];
        return target ? plain(target, document, [...seen, name]) : { missing: name };
    }
    const { allOf, oneOf, ...rest } = Object.fromEntries(Object.entries(schema).filter(([key]) => !TEXTS.has(key)));
    const own = {};
    for (const [key, value] of Object.entries(rest)) own[key] = part(key, value, document, seen);
    if (allOf?.length === 1) return { ...plain(allOf[0], document, seen), ...own };
    if (oneOf)
        return union(
            oneOf.map((one) => plain(one, document, seen)),
            own,
        );
    return own;
}

function part(key, value, document, seen) {
    if (key === "properties") return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner, document, seen)]));
    if (key === "items") return plain(value, document, seen);
    if (key === "additionalProperties") return typeof value === "object" ? plain(value, document, seen) : value;
    // That null may be there is said by "nullable".
    if (key === "enum") return value.filter((one) => one !== null).sort();
    if (key === "required") return [...value].sort();
    return value;
}

/** Enumerations beside each other are one; other unions are compared as sets. */
function union(members, own) {
    if (members.every((member) => member.enum)) return { ...members[0], ...own, enum: [...new Set(members.flatMap((member) => member.enum))].sort() };
    return { oneOf: Object.fromEntries(members.map((member, index) => [memberName(member) ?? index, member])), ...own };
}

const memberName = (member) => member.properties?.component?.enum?.join() ?? undefined;

/** What differs between two operations or parts of them, a line each. */
export function differences(theirs, ours, at = "") {
    if (theirs === ours) return [];
    if (!isObject(theirs) || !isObject(ours)) {
        const [a, b] = [JSON.stringify(theirs), JSON.stringify(ours)];
        return a === b ? [] : [`${at || "."}: ${short(a)} ≠ ${short(b)}`];
    }
    const keys = new Set([...Object.keys(theirs), ...Object.keys(ours)]);
    return [...keys].flatMap((key) => differences(theirs[key], ours[key], at ? `${at}.${key}` : key));
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const short = (text) => (text === undefined ? "(none)" : text.length > 160 ? `${text.slice(0, 160)}…` : text);
