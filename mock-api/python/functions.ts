import type { Expression, Loop, Parameter } from "./ast.ts";
import { iterate, truth, tuple, typeError, type Value } from "./values.ts";

/** One call of a function that an expression has defined. */
interface Called {
    readonly name: string;
    readonly parameters: readonly Parameter[];
    readonly args: readonly Value[];
    readonly named: Readonly<Record<string, Value>>;
}

/** What each parameter stands for in one call; `evaluate` makes the fallbacks, in the scope where the function was written. */
export function boundArguments({ name, parameters, args, named }: Called, evaluate: (fallback: Expression) => Value): Record<string, Value> {
    const values: Record<string, Value> = {};
    const rest = [...args];
    const left = { ...named };
    let isByName = false;
    for (const parameter of parameters) {
        if (parameter.spread === "*") isByName = true;
        if (parameter.name === "") continue;
        if (parameter.spread === "*") values[parameter.name] = tuple(rest.splice(0));
        else if (parameter.spread === "**") values[parameter.name] = left;
        else if (rest.length && !isByName) values[parameter.name] = rest.shift()!;
        else if (Object.hasOwn(left, parameter.name)) values[parameter.name] = left[parameter.name]!;
        else if (parameter.fallback) values[parameter.name] = evaluate(parameter.fallback);
        else throw typeError(`${name}() missing 1 required positional argument: '${parameter.name}'`);
        if (!parameter.spread) delete left[parameter.name];
    }
    if (rest.length) throw typeError(`${name}() takes ${parameters.length} positional arguments but ${args.length} were given`);
    return values;
}

/** `[item for … in … if …]` and its kin. */
export interface Comprehension {
    readonly of: "list" | "set" | "dict" | "generator";
    readonly item: Expression;
    readonly value: Expression | undefined;
    readonly loops: readonly Loop[];
}

/** What a comprehension makes; `evaluate` and `assign` work in its own scope. */
export function comprehended(
    { of, item, value, loops }: Comprehension,
    evaluate: (expression: Expression) => Value,
    assign: (target: Expression, value: Value) => void,
): Value {
    const items: Value[] = [];
    const made: Record<string, Value> = {};
    const walk = (depth: number): void => {
        const loop = loops[depth];
        if (!loop) {
            if (value) made[String(evaluate(item))] = evaluate(value);
            else items.push(evaluate(item));
            return;
        }
        for (const one of iterate(evaluate(loop.over))) {
            assign(loop.target, one);
            if (loop.tests.every((test) => truth(evaluate(test)))) walk(depth + 1);
        }
    };
    walk(0);
    return of === "dict" ? made : of === "set" ? new Set(items) : items;
}

/** `a, *rest = values`: what the starred target takes becomes one list. */
export function gathered(targets: readonly Expression[], values: Value[]): Value[] {
    const at = targets.findIndex(({ kind }) => kind === "starred");
    const more = values.length - (targets.length - 1);
    return at < 0 || more < 0 ? values : [...values.slice(0, at), values.slice(at, at + more), ...values.slice(at + more)];
}
