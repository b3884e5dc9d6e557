/** An expression of the language, as far as policies and mappings use it. */
export type Expression =
    | { readonly kind: "constant"; readonly value: string | number | boolean | null }
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "format"; readonly parts: readonly (string | FormatPart)[] }
    | { readonly kind: "list" | "tuple" | "set"; readonly items: readonly Expression[] }
    | { readonly kind: "dict"; readonly entries: readonly (readonly [Expression | null, Expression])[] }
    | { readonly kind: "attribute"; readonly of: Expression; readonly name: string }
    | { readonly kind: "item"; readonly of: Expression; readonly key: Expression }
    | { readonly kind: "slice"; readonly from: Expression | null; readonly to: Expression | null; readonly step: Expression | null }
    | { readonly kind: "call"; readonly of: Expression; readonly args: readonly Argument[] }
    | { readonly kind: "unary"; readonly operator: string; readonly operand: Expression }
    | { readonly kind: "binary"; readonly operator: string; readonly left: Expression; readonly right: Expression }
    | { readonly kind: "compare"; readonly first: Expression; readonly rest: readonly (readonly [string, Expression])[] }
    | { readonly kind: "and" | "or"; readonly operands: readonly Expression[] }
    | { readonly kind: "choose"; readonly test: Expression; readonly whenTrue: Expression; readonly otherwise: Expression }
    | { readonly kind: "lambda"; readonly parameters: readonly Parameter[]; readonly body: Expression }
    | { readonly kind: "assigned"; readonly name: string; readonly value: Expression }
    | { readonly kind: "starred"; readonly of: Expression }
    | {
          readonly kind: "comprehension";
          readonly of: "list" | "set" | "dict" | "generator";
          readonly item: Expression;
          readonly value?: Expression;
          readonly loops: readonly Loop[];
      };

export interface FormatPart {
    readonly value: Expression;
    readonly conversion: string;
    readonly spec: string;
}

export interface Argument {
    readonly value: Expression;
    /** `name=value` */
    readonly name?: string;
    readonly spread?: "*" | "**";
}

export interface Parameter {
    readonly name: string;
    readonly fallback?: Expression;
    readonly spread?: "*" | "**";
}

/** One `for … in … if …` of a comprehension. */
export interface Loop {
    readonly target: Expression;
    readonly over: Expression;
    readonly tests: readonly Expression[];
}

export type Statement = { readonly line: number } & (
    | { readonly kind: "expression"; readonly value: Expression }
    | { readonly kind: "assign"; readonly targets: readonly Expression[]; readonly value: Expression }
    | { readonly kind: "augment"; readonly target: Expression; readonly operator: string; readonly value: Expression }
    | { readonly kind: "return" | "yield"; readonly value: Expression | null }
    | { readonly kind: "if"; readonly test: Expression; readonly whenTrue: Block; readonly otherwise: Block }
    | { readonly kind: "for"; readonly target: Expression; readonly over: Expression; readonly body: Block; readonly otherwise: Block }
    | { readonly kind: "while"; readonly test: Expression; readonly body: Block; readonly otherwise: Block }
    | { readonly kind: "function"; readonly name: string; readonly parameters: readonly Parameter[]; readonly body: Block }
    | { readonly kind: "try"; readonly body: Block; readonly handlers: readonly Handler[]; readonly otherwise: Block; readonly last: Block }
    | { readonly kind: "raise"; readonly value: Expression | null }
    | { readonly kind: "import"; readonly module: string; readonly names: readonly (readonly [name: string, as: string])[] | null; readonly as: string }
    | { readonly kind: "borrow"; readonly names: readonly string[] }
    | { readonly kind: "delete"; readonly targets: readonly Expression[] }
    | { readonly kind: "assert"; readonly test: Expression; readonly message: Expression | null }
    | { readonly kind: "pass" | "break" | "continue" }
);

export type Block = readonly Statement[];

export interface Handler {
    readonly type: Expression | null;
    readonly as: string | null;
    readonly body: Block;
}
