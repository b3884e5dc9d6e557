import { type Attribute, canonical, type Entry, type Value } from "./attribute.ts";
import { parseDn } from "./dn.ts";
import type { Comparison, Extensible, Filter, Substrings } from "./filter.ts";
import { type Assertion, type Comparable, equalBy, ruleOf, syntaxOf } from "./syntax.ts";
import { LdapSyntaxError } from "./syntax-error.ts";

/** True, false, or undefined: what was asserted is no value of the attribute's syntax, or the rule is not known (RFC 4511 4.5.1.7). */
type Test = (entry: Entry) => boolean | undefined;

/** Comparisons that one search may cost, and what it costs to prepare a value for them: some seconds, in which nobody else is answered. */
export const MAX_COMPARISONS = 20_000_000;
const PREPARING = 30;

/** A search would cost more than that. */
export class LdapLimitError extends Error {
    override name = "LdapLimitError";
}

/**
 * Whether an entry is found by a filter. What was asserted is prepared once, for however many entries, and values of an entry once, for however many conditions.
 * An attribute that is not there is never equal. Throws a LdapLimitError when it was asked too much.
 */
export function matcher(filter: Filter): (entry: Entry) => boolean {
    const test = compile(filter, new Comparisons());
    return (entry) => test(entry) === true;
}

/** The values that were looked at for one filter. */
class Comparisons {
    #left = MAX_COMPARISONS;
    readonly #prepared = new WeakMap<Attribute, Map<Assertion["prepare"], Comparable[]>>();
    readonly #names = new WeakMap<Entry, readonly Attribute[]>();

    some(attribute: Attribute, { prepare, holds }: Assertion): boolean {
        const values = this.#valuesOf(attribute, prepare);
        this.#spend(values.length);
        return values.some(holds);
    }

    /** The parts of an entry's own name, as attributes. */
    namesOf(entry: Entry): readonly Attribute[] {
        const known = this.#names.get(entry);
        if (known) return known;
        this.#spend(PREPARING);
        const names = partsOf(entry.dn).map(({ type, value }) => ({ name: type, values: [value] }));
        this.#names.set(entry, names);
        return names;
    }

    #valuesOf(attribute: Attribute, prepare: Assertion["prepare"]): Comparable[] {
        const byWay = this.#prepared.get(attribute) ?? new Map<Assertion["prepare"], Comparable[]>();
        this.#prepared.set(attribute, byWay);
        const known = byWay.get(prepare);
        if (known) return known;
        this.#spend(attribute.values.length * PREPARING);
        const values = attribute.values.map(prepare);
        byWay.set(prepare, values);
        return values;
    }

    #spend(steps: number): void {
        this.#left -= steps;
        if (this.#left < 0) throw new LdapLimitError("This search asks for too many comparisons.");
    }
}

const unknown: Test = () => undefined;

function compile(filter: Filter, comparisons: Comparisons): Test {
    switch (filter.kind) {
        case "and":
        case "or":
            return every(
                filter.filters.map((one) => compile(one, comparisons)),
                filter.kind === "or",
            );
        case "not": {
            const test = compile(filter.filter, comparisons);
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
            return ofValues(filter.attribute, withParts(filter), comparisons);
        case "extensible":
            return byRule(filter, comparisons);
        default:
            return ofValues(filter.attribute, compared(filter.kind, filter.attribute, filter.value), comparisons);
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

function ofValues(attribute: string, assertion: Assertion | undefined, comparisons: Comparisons): Test {
    if (!assertion) return unknown;
    const name = canonical(attribute);
    return ({ attributes }) => {
        const found = attributes.get(name);
        return found !== undefined && comparisons.some(found, assertion);
    };
}

function compared(kind: Comparison, attribute: string, asserted: Value): Assertion | undefined {
    const syntax = syntaxOf(attribute);
    // RFC 4511 4.5.1.7.6: without rules for what is approximate, it is what is equal.
    if (kind === "equal" || kind === "approx") return equalBy(syntax)(asserted);
    const { ordering } = syntax;
    const wanted = ordering?.(asserted);
    if (!ordering || wanted === undefined) return undefined;
    return { prepare: ordering, holds: (is) => is !== undefined && (kind === "greaterOrEqual" ? is >= wanted : is <= wanted) };
}

function withParts({ attribute, initial, any, final }: Substrings): Assertion | undefined {
    const { substring, equality } = syntaxOf(attribute);
    if (!substring) return undefined;
    const first = initial === undefined ? "" : substring(initial)?.trimStart();
    const last = final === undefined ? "" : substring(final)?.trimEnd();
    const between = any.map(substring);
    if (first === undefined || last === undefined || between.includes(undefined)) return undefined;
    const holds = (text: Comparable): boolean => {
        if (typeof text !== "string" || !text.startsWith(first) || !text.endsWith(last)) return false;
        let at = first.length;
        for (const part of between) {
            const found = text.indexOf(part ?? "", at);
            if (found < 0) return false;
            at = found + (part ?? "").length;
        }
        return at <= text.length - last.length;
    };
    return { prepare: equality, holds };
}

function byRule({ attribute, rule, dn, value }: Extensible, comparisons: Comparisons): Test {
    const assertion = (rule === undefined ? equalBy(syntaxOf(attribute ?? "")) : ruleOf(rule))?.(value);
    if (!assertion) return unknown;
    const name = attribute === undefined ? undefined : canonical(attribute);
    const holds = (found: Attribute): boolean => comparisons.some(found, assertion);
    const inAttributes: Test = name === undefined ? ({ attributes }) => [...attributes.values()].some(holds) : ofValues(name, assertion, comparisons);
    return (entry) =>
        inAttributes(entry) || (dn && comparisons.namesOf(entry).some((part) => (name === undefined || canonical(part.name) === name) && holds(part)));
}

function partsOf(dn: string): { type: string; value: string }[] {
    try {
        return parseDn(dn).flat();
    } catch (error) {
        if (error instanceof LdapSyntaxError) return [];
        throw error;
    }
}
