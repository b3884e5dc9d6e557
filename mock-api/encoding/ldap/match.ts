import { canonical, type Entry, type Value } from "./attribute.ts";
import { parseDn } from "./dn.ts";
import type { Comparison, Extensible, Filter, Substrings } from "./filter.ts";
import { equalBy, ruleOf, syntaxOf } from "./syntax.ts";
import { LdapSyntaxError } from "./syntax-error.ts";

/** True, false, or undefined: what was asserted is no value of the attribute's syntax, or the rule is not known (RFC 4511 4.5.1.7). */
type Test = (entry: Entry) => boolean | undefined;

/** Whether an entry is found by a filter. What was asserted is prepared once, for however many entries. An attribute that is not there is never equal. */
export function matcher(filter: Filter): (entry: Entry) => boolean {
    const test = compile(filter);
    return (entry) => test(entry) === true;
}

const unknown: Test = () => undefined;

function compile(filter: Filter): Test {
    switch (filter.kind) {
        case "and":
            return every(filter.filters.map(compile), false);
        case "or":
            return every(filter.filters.map(compile), true);
        case "not": {
            const test = compile(filter.filter);
            return (entry) => {
                const holds = test(entry);
                return holds === undefined ? undefined : !holds;
            };
        }
        case "present": {
            const name = canonical(filter.attribute);
            return ({ attributes }) => attributes.has(name);
        }
        case "substrings":
            return withParts(filter);
        case "extensible":
            return byRule(filter);
        default:
            return compared(filter.kind, filter.attribute, filter.value);
    }
}

/** AND and OR of three values: one `decisive` decides, and otherwise one that is undefined leaves all undefined. */
function every(tests: readonly Test[], decisive: boolean): Test {
    return (entry) => {
        let result: boolean | undefined = !decisive;
        for (const test of tests) {
            const holds = test(entry);
            if (holds === decisive) return decisive;
            if (holds === undefined) result = undefined;
        }
        return result;
    };
}

function ofValues(attribute: string, holds: (value: Value) => boolean): Test {
    const name = canonical(attribute);
    return ({ attributes }) => attributes.get(name)?.values.some(holds) ?? false;
}

function compared(kind: Comparison, attribute: string, asserted: Value): Test {
    const syntax = syntaxOf(attribute);
    // RFC 4511 4.5.1.7.6: without rules for what is approximate, it is what is equal.
    if (kind === "equal" || kind === "approx") {
        const holds = equalBy(syntax)(asserted);
        return holds ? ofValues(attribute, holds) : unknown;
    }
    const { ordering } = syntax;
    const wanted = ordering?.(asserted);
    if (!ordering || wanted === undefined) return unknown;
    return ofValues(attribute, (value) => {
        const is = ordering(value);
        return is !== undefined && (kind === "greaterOrEqual" ? is >= wanted : is <= wanted);
    });
}

function withParts({ attribute, initial, any, final }: Substrings): Test {
    const { substring, equality } = syntaxOf(attribute);
    if (!substring) return unknown;
    const first = initial === undefined ? "" : substring(initial)?.trimStart();
    const last = final === undefined ? "" : substring(final)?.trimEnd();
    const between = any.map(substring);
    if (first === undefined || last === undefined || between.includes(undefined)) return unknown;
    return ofValues(attribute, (value) => {
        const text = equality(value);
        if (text === undefined || !text.startsWith(first) || !text.endsWith(last)) return false;
        let at = first.length;
        for (const part of between) {
            const found = text.indexOf(part ?? "", at);
            if (found < 0) return false;
            at = found + (part ?? "").length;
        }
        return at <= text.length - last.length;
    });
}

function byRule({ attribute, rule, dn, value }: Extensible): Test {
    const of = rule === undefined ? equalBy(syntaxOf(attribute ?? "")) : ruleOf(rule);
    const holds = of?.(value);
    if (!holds) return unknown;
    const name = attribute === undefined ? undefined : canonical(attribute);
    const inAttributes: Test =
        name === undefined ? ({ attributes }) => [...attributes.values()].some(({ values }) => values.some(holds)) : ofValues(name, holds);
    return (entry) =>
        inAttributes(entry) || (dn && partsOf(entry.dn).some(({ type, value: part }) => (name === undefined || canonical(type) === name) && holds(part)));
}

function partsOf(dn: string): { type: string; value: string }[] {
    try {
        return parseDn(dn).flat();
    } catch (error) {
        if (error instanceof LdapSyntaxError) return [];
        throw error;
    }
}
