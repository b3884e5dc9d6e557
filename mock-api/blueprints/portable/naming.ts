import type { Db } from "#kernel/store/db.ts";
import type { Json } from "#kernel/base/models.ts";
import { own, put } from "#kernel/base/own.ts";
import type { Registry } from "#kernel/resource/registry.ts";
import { keysAt, type Stored } from "#kernel/store/schema.ts";

/** A row, and what names it in every installation: its key is this installation's own. */
export interface Named {
    readonly model: string;
    readonly row: Stored;
    readonly identifiers: Readonly<Record<string, Portable>>;
    /** The same as text: equal where two installations mean the same object. */
    readonly mark: string;
    /** What people call it. */
    readonly title: string;
}

/** A value that means the same in every installation: keys of other objects are references to what names them. */
export type Portable = Json | Reference | readonly Reference[];

export class Reference {
    readonly to: Named;

    constructor(to: Named) {
        this.to = to;
    }

    toJSON(): string {
        return this.to.mark;
    }
}

/** Fields that name an object, the surest first; taken is the first that no other of its kind shares. */
const NAMES: readonly (readonly string[])[] = [
    ["managed"],
    ["slug"],
    ["username"],
    ["identifier"],
    ["domain"],
    ["name"],
    ["name", "parent"],
    ["name", "client_id"],
];

/** What has no name of its own is named by what it binds, and where. */
const BINDINGS: ReadonlyMap<string, readonly string[]> = new Map([
    ["authentik_policies.policybinding", ["target", "policy", "group", "user", "order"]],
    ["authentik_flows.flowstagebinding", ["target", "stage", "order"]],
]);

/** The objects that a value points to. */
export const pointedTo = (value: Portable): Named[] => {
    if (value instanceof Reference) return [value.to];
    return Array.isArray(value) ? value.flatMap((one) => (one instanceof Reference ? [one.to] : [])) : [];
};

/** What an object is named by, besides texts and numbers. */
export const namedBy = ({ identifiers }: Named): Named[] => Object.values(identifiers).flatMap(pointedTo);

/** What a binding binds, and where; it goes when one of these goes. */
export const boundBy = (named: Named): Named[] => (BINDINGS.has(named.model) ? namedBy(named) : []);

/**
 * Names the rows of one installation, each once. `like`: the installation whose names count: where two objects share one there, it names
 * nobody here either, so that what is the same object in both is named by the same fields.
 */
export class Naming {
    readonly db: Db;
    readonly #registry: Registry;
    readonly #like: Naming | undefined;
    readonly #named = new Map<Stored, Named | undefined>();
    readonly #counts = new Map<string, Map<string, number>>();

    constructor(db: Db, registry: Registry, like?: Naming) {
        this.db = db;
        this.#registry = registry;
        this.#like = like;
    }

    /** What names a row; undefined where another one of its kind has the same name. */
    of(model: string, row: Stored): Named | undefined {
        if (!this.#named.has(row)) this.#named.set(row, this.#name(model, row));
        return this.#named.get(row);
    }

    /** The rows that a field points to; undefined stands for those that nothing names. */
    targets(model: string, row: Stored, field: string): (Named | undefined)[] {
        const target = own(this.#registry.resource(model).fields, field)?.target;
        if (!target) return [];
        return keysAt(row, field).map((key) => {
            const other = this.db.row(target, key);
            const concrete = this.db.modelOf(target, key);
            return other && concrete ? this.of(concrete, other) : undefined;
        });
    }

    #name(model: string, row: Stored): Named | undefined {
        const identifiers = BINDINGS.has(model) ? this.#bound(model, row) : this.#owned(model, row);
        if (!identifiers) return undefined;
        const title = identifiers.name ?? row.name ?? Object.values(identifiers)[0];
        return {
            model,
            row,
            identifiers,
            mark: `${model} ${JSON.stringify(identifiers)}`,
            title: BINDINGS.has(model) ? titleOfBinding(identifiers) : String(title),
        };
    }

    #owned(model: string, row: Stored): Record<string, Portable> | undefined {
        const { fields } = this.#registry.resource(model);
        for (const names of NAMES) {
            if (!names.every((name) => Object.hasOwn(fields, name)) || row[names[0]!] === null || row[names[0]!] === undefined) continue;
            if (this.#isAlone(model, row, names)) return this.#identifiers(model, row, names);
        }
        return undefined;
    }

    #bound(model: string, row: Stored): Record<string, Portable> | undefined {
        const names = BINDINGS.get(model)!.filter((name) => row[name] !== null);
        return this.#isAlone(model, row, BINDINGS.get(model)!) ? this.#identifiers(model, row, names) : undefined;
    }

    #identifiers(model: string, row: Stored, names: readonly string[]): Record<string, Portable> | undefined {
        const { fields } = this.#registry.resource(model);
        const identifiers: Record<string, Portable> = {};
        for (const name of names) {
            if (own(fields, name)?.kind !== "reference" || row[name] === null) put(identifiers, name, row[name] as Json);
            else {
                const [to] = this.targets(model, row, name);
                if (!to) return undefined;
                put(identifiers, name, new Reference(to));
            }
        }
        return identifiers;
    }

    /** Whether these fields name this row and no other. Keys differ between installations: only texts and numbers can be shared with the other. */
    #isAlone(model: string, row: Stored, names: readonly string[]): boolean {
        const values = valuesOf(row, names);
        const others = this.#like ? this.#like.#count(model, names).get(values) : undefined;
        return this.#count(model, names).get(values) === 1 && (others ?? 0) <= 1;
    }

    /** How many rows of a kind have the same values in these fields. */
    #count(model: string, names: readonly string[]): ReadonlyMap<string, number> {
        const id = `${model} ${names.join()}`;
        const known = this.#counts.get(id);
        if (known) return known;
        const counts = new Map<string, number>();
        for (const row of this.db.table(model).rows.values()) counts.set(valuesOf(row, names), (counts.get(valuesOf(row, names)) ?? 0) + 1);
        this.#counts.set(id, counts);
        return counts;
    }
}

const valuesOf = (row: Stored, names: readonly string[]): string => JSON.stringify(names.map((name) => row[name]));

/** `Wiki: Staff`: where it is bound, and what. */
function titleOfBinding({ target, ...others }: Readonly<Record<string, Portable>>): string {
    const bound = Object.values(others).find((value) => value instanceof Reference);
    return [target, bound].flatMap((value) => (value instanceof Reference ? [value.to.title] : [])).join(": ");
}
