import type { Argument, Block, Expression, Handler, Loop, Parameter, Statement } from "./ast.ts";
import { BUILTINS, isOf } from "./builtins.ts";
import { methodOf } from "./methods.ts";
import { boundArguments, type Comprehension, comprehended, gathered } from "./functions.ts";
import { binary, compare, formatted, item, slice, unary } from "./operators.ts";
import { asString, isDict, iterate, PyError, type PyFunction, PyObject, PyType, truth, tuple, typeError, typeName, type Value } from "./values.ts";

/** What an expression can import, by the dotted name of the module. */
export type Modules = Readonly<Record<string, Readonly<Record<string, Value>>>>;

/** How a block ended before its last statement. */
type End = { readonly kind: "return"; readonly value: Value } | { readonly kind: "break" | "continue" };

/** Steps after which an expression is stopped: a loop without end must not hold up the sandbox. */
const MAX_STEPS = 200_000;

/** Runs one expression: names, what it has yielded, and how far it may go. */
export class Interpreter {
    readonly #names: Record<string, Value>;
    readonly #outer: Interpreter | undefined;
    readonly #modules: Modules;
    readonly #budget: { steps: number };
    /** Errors whose line in this function is known. */
    readonly #failed = new WeakSet<PyError>();
    readonly yielded: Value[] = [];
    hasYielded = false;
    /** Names that belong to an outer function. */
    readonly #borrowed = new Set<string>();

    constructor(names: Record<string, Value>, modules: Modules, outer?: Interpreter) {
        this.#names = names;
        this.#modules = modules;
        this.#outer = outer;
        this.#budget = outer ? outer.#budget : { steps: MAX_STEPS };
    }

    /** The value that the block returns; what it has yielded, as a list, when it yields. */
    run(block: Block): Value {
        const end = this.#block(block);
        if (this.hasYielded) return this.yielded;
        return end?.kind === "return" ? end.value : null;
    }

    #lookUp(name: string): Value {
        if (Object.hasOwn(this.#names, name)) return this.#names[name] ?? null;
        if (this.#outer) return this.#outer.#lookUp(name);
        if (Object.hasOwn(BUILTINS, name)) return BUILTINS[name]!;
        if (name === "hasattr") return (args) => this.#attribute(args[0]!, String(args[1])) !== undefined;
        if (name === "getattr") return (args) => this.#attribute(args[0]!, String(args[1])) ?? args[2] ?? missing(args[0]!, String(args[1]));
        throw new PyError("NameError", `name '${name}' is not defined`);
    }

    #block(block: Block): End | undefined {
        for (const statement of block) {
            try {
                const end = this.#statement(statement);
                if (end) return end;
            } catch (error) {
                // Blocks within one function are one frame: only the innermost line of each counts.
                if (error instanceof PyError && !this.#failed.has(error)) {
                    this.#failed.add(error);
                    error.lines.unshift(statement.line);
                }
                throw error;
            }
        }
        return undefined;
    }

    #statement(statement: Statement): End | undefined {
        if (--this.#budget.steps < 0) throw new PyError("RuntimeError", "The expression takes too many steps.");
        switch (statement.kind) {
            case "expression":
                return void this.evaluate(statement.value);
            case "assign": {
                const value = this.evaluate(statement.value);
                return statement.targets.forEach((target) => this.#assign(target, value)) as undefined;
            }
            case "augment":
                this.#assign(statement.target, binary(statement.operator, this.evaluate(statement.target), this.evaluate(statement.value)));
                return undefined;
            case "return":
                return { kind: "return", value: statement.value ? this.evaluate(statement.value) : null };
            case "yield":
                this.hasYielded = true;
                return void this.yielded.push(statement.value ? this.evaluate(statement.value) : null);
            case "if":
                return this.#block(truth(this.evaluate(statement.test)) ? statement.whenTrue : statement.otherwise);
            case "for":
                return this.#loop(iterate(this.evaluate(statement.over)), statement.body, statement.otherwise, (value) =>
                    this.#assign(statement.target, value),
                );
            case "while":
                return this.#while(statement.test, statement.body, statement.otherwise);
            case "function":
                this.#names[statement.name] = this.#function(statement.parameters, (inner) => inner.run(statement.body), statement.name);
                return undefined;
            case "try":
                return this.#try(statement.body, statement.handlers, statement.otherwise, statement.last);
            case "raise":
                throw asError(statement.value ? this.evaluate(statement.value) : null);
            case "import":
                return this.#import(statement.module, statement.names, statement.as);
            case "delete":
                return statement.targets.forEach((target) => this.#delete(target)) as undefined;
            case "assert":
                if (!truth(this.evaluate(statement.test)))
                    throw new PyError("AssertionError", statement.message ? asString(this.evaluate(statement.message)) : "");
                return undefined;
            case "break":
            case "continue":
                return { kind: statement.kind };
            case "borrow":
                for (const name of statement.names) this.#borrowed.add(name);
                return undefined;
            case "pass":
                return undefined;
        }
    }

    #loop(items: readonly Value[], body: Block, otherwise: Block, begin: (value: Value) => void): End | undefined {
        for (const value of items) {
            begin(value);
            const end = this.#block(body);
            if (end?.kind === "return") return end;
            if (end?.kind === "break") return undefined;
        }
        return this.#block(otherwise);
    }

    #while(test: Expression, body: Block, otherwise: Block): End | undefined {
        while (truth(this.evaluate(test))) {
            const end = this.#block(body);
            if (end?.kind === "return") return end;
            if (end?.kind === "break") return undefined;
            if (--this.#budget.steps < 0) throw new PyError("RuntimeError", "The expression takes too many steps.");
        }
        return this.#block(otherwise);
    }

    #try(body: Block, handlers: readonly Handler[], otherwise: Block, last: Block): End | undefined {
        try {
            return this.#block(body) ?? this.#block(otherwise);
        } catch (error) {
            if (!(error instanceof PyError)) throw error;
            const handler = handlers.find(({ type }) => !type || isOf(error, this.evaluate(type)));
            if (!handler) throw error;
            if (handler.as) this.#names[handler.as] = error;
            return this.#block(handler.body);
        } finally {
            this.#block(last);
        }
    }

    #import(module: string, names: readonly (readonly [string, string])[] | null, as: string): undefined {
        const found = Object.hasOwn(this.#modules, module) ? this.#modules[module] : undefined;
        if (!found) throw new PyError("ModuleNotFoundError", `No module named '${module}'`);
        if (!names) this.#names[as] = new PyObject("module", found);
        for (const [name, alias] of names ?? []) {
            if (!Object.hasOwn(found, name)) throw new PyError("ImportError", `cannot import name '${name}' from '${module}'`);
            this.#names[alias] = found[name]!;
        }
    }

    #assign(target: Expression, value: Value): void {
        if (target.kind === "name") this.#namesOf(target.name)[target.name] = value;
        else if (target.kind === "tuple" || target.kind === "list") {
            const values = gathered(target.items, iterate(value));
            if (values.length !== target.items.length)
                throw new PyError(
                    "ValueError",
                    values.length > target.items.length
                        ? `too many values to unpack (expected ${target.items.length})`
                        : `not enough values to unpack (expected ${target.items.length}, got ${values.length})`,
                );
            target.items.forEach((one, at) => this.#assign(one.kind === "starred" ? one.of : one, values[at]!));
        } else if (target.kind === "item") this.#setItem(this.evaluate(target.of), this.evaluate(target.key), value);
        else if (target.kind === "attribute") {
            const setter = this.#attribute(this.evaluate(target.of), "__setattr__");
            if (typeof setter !== "function") throw new PyError("AttributeError", `can't set attribute '${target.name}'`);
            (setter as PyFunction)([target.name, value], {});
        } else throw typeError("cannot assign to expression");
    }

    /** Where a name is kept: here, unless it was said to be an outer function's. */
    #namesOf(name: string): Record<string, Value> {
        if (!this.#borrowed.has(name) || !this.#outer) return this.#names;
        return Object.hasOwn(this.#outer.#names, name) ? this.#outer.#names : this.#outer.#namesOf(name);
    }

    #setItem(of: Value, key: Value, value: Value): void {
        if (Array.isArray(of)) of[Number(key) < 0 ? of.length + Number(key) : Number(key)] = value;
        else if (isDict(of)) of[String(key)] = value;
        else {
            const setter = this.#attribute(of, "__setitem__");
            if (typeof setter !== "function") throw typeError(`'${typeName(of)}' object does not support item assignment`);
            (setter as PyFunction)([key, value], {});
        }
    }

    #delete(target: Expression): void {
        if (target.kind === "name") delete this.#names[target.name];
        else if (target.kind === "item") {
            const [of, key] = [this.evaluate(target.of), this.evaluate(target.key)];
            item(of, key);
            if (Array.isArray(of)) of.splice(Number(key), 1);
            else if (isDict(of)) delete of[String(key)];
        }
    }

    evaluate(expression: Expression): Value {
        if (--this.#budget.steps < 0) throw new PyError("RuntimeError", "The expression takes too many steps.");
        switch (expression.kind) {
            case "constant":
                return expression.value;
            case "name":
                return this.#lookUp(expression.name);
            case "format":
                return expression.parts
                    .map((part) => (typeof part === "string" ? part : formatted(this.evaluate(part.value), part.conversion, part.spec)))
                    .join("");
            case "list":
                return this.#items(expression.items);
            case "tuple":
                return tuple(this.#items(expression.items));
            case "set":
                return new Set(this.#items(expression.items));
            case "dict":
                return this.#dict(expression.entries);
            case "attribute": {
                const of = this.evaluate(expression.of);
                return this.#attribute(of, expression.name) ?? missing(of, expression.name);
            }
            case "item":
                return this.#item(this.evaluate(expression.of), expression.key);
            case "slice":
                throw typeError("a slice stands only in brackets");
            case "call":
                return this.#call(this.evaluate(expression.of), expression.args);
            case "unary":
                return unary(expression.operator, this.evaluate(expression.operand));
            case "binary":
                return binary(expression.operator, this.evaluate(expression.left), this.evaluate(expression.right));
            case "compare": {
                let left = this.evaluate(expression.first);
                return expression.rest.every(([operator, right]) => {
                    const value = this.evaluate(right);
                    const holds = compare(operator, left, value);
                    left = value;
                    return holds;
                });
            }
            case "and":
            case "or":
                return this.#either(expression.kind, expression.operands);
            case "choose":
                return this.evaluate(truth(this.evaluate(expression.test)) ? expression.whenTrue : expression.otherwise);
            case "lambda":
                return this.#function(expression.parameters, (inner) => inner.evaluate(expression.body), "<lambda>");
            case "assigned":
                return (this.#names[expression.name] = this.evaluate(expression.value));
            case "starred":
                return iterate(this.evaluate(expression.of));
            case "comprehension":
                return this.#comprehension(expression.of, expression.item, expression.value, expression.loops);
        }
    }

    #items(items: readonly Expression[]): Value[] {
        return items.flatMap((one) => (one.kind === "starred" ? iterate(this.evaluate(one.of)) : [this.evaluate(one)]));
    }

    #dict(entries: readonly (readonly [Expression | null, Expression])[]): Value {
        const made: Record<string, Value> = {};
        for (const [key, value] of entries) {
            if (key) made[String(this.evaluate(key))] = this.evaluate(value);
            else Object.assign(made, this.evaluate(value));
        }
        return made;
    }

    #item(of: Value, key: Expression): Value {
        if (key.kind !== "slice") return item(of, this.evaluate(key));
        const part = (one: Expression | null) => (one ? this.evaluate(one) : null);
        return slice(of, part(key.from), part(key.to), part(key.step));
    }

    #either(kind: "and" | "or", operands: readonly Expression[]): Value {
        let value: Value = null;
        for (const operand of operands) {
            value = this.evaluate(operand);
            if (truth(value) === (kind === "or")) return value;
        }
        return value;
    }

    #attribute(of: Value, name: string): Value | undefined {
        if (of instanceof PyObject) return of.get(name);
        if (of instanceof PyType && name === "__name__") return of.name;
        if (of instanceof PyError && name === "args") return tuple([of.message]);
        return methodOf(of, name);
    }

    #call(of: Value, given: readonly Argument[]): Value {
        const args: Value[] = [];
        const named: Record<string, Value> = {};
        for (const { value, name, spread } of given) {
            const evaluated = this.evaluate(value);
            if (spread === "*") args.push(...iterate(evaluated));
            else if (spread === "**") Object.assign(named, evaluated);
            else if (name) named[name] = evaluated;
            else args.push(evaluated);
        }
        const callee = of instanceof PyType ? of.make : of instanceof PyObject ? of.get("__call__") : of;
        if (typeof callee !== "function") throw typeError(`'${typeName(of)}' object is not callable`);
        return (callee as PyFunction)(args, named) ?? null;
    }

    #function(parameters: readonly Parameter[], body: (inner: Interpreter) => Value, name: string): PyFunction {
        return (args, named) =>
            body(
                new Interpreter(
                    boundArguments({ name, parameters, args, named }, (fallback) => this.evaluate(fallback)),
                    this.#modules,
                    this,
                ),
            );
    }

    #comprehension(of: Comprehension["of"], result: Expression, value: Expression | undefined, loops: readonly Loop[]): Value {
        const inner = new Interpreter({}, this.#modules, this);
        return comprehended(
            { of, item: result, value, loops },
            (expression) => inner.evaluate(expression),
            (target, one) => inner.#assign(target, one),
        );
    }
}

function missing(of: Value, name: string): never {
    throw new PyError("AttributeError", `'${typeName(of)}' object has no attribute '${name}'`);
}

function asError(value: Value): PyError {
    if (value instanceof PyError) return value;
    if (value instanceof PyType) return new PyError(value.name, "");
    return typeError("exceptions must derive from BaseException");
}
