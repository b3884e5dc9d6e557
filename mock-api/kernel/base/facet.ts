import type { ModelName } from "./models.ts";

/** What one kind of thing can do, as a facet says it. */
export interface Ability {
    readonly facet: { readonly facetName: string };
    readonly value: unknown;
}

/** Something that kinds of things can do beyond being kept and served: be evaluated, launch, count as a second factor. Call it to declare it. */
export interface Facet<T> {
    (value: T): Ability;
    readonly facetName: string;
}

/**
 * A function of rows of one kind, which that kind declares and is asked with its own rows only. Compared as methods are, so that one
 * of a kind's rows is one of any rows: whoever asks has found it by the row's model.
 */
export type OfRow<R, More extends readonly unknown[], T> = { of(row: R, ...more: More): T }["of"];

/** A facet that is declared with the kinds that have it, and asked for through the registry. */
export function facet<T>(facetName: string): Facet<T> {
    const declare = Object.assign((value: T) => ({ facet: declare, value }), { facetName });
    return declare;
}

/** What a kind can do, declared apart from its resource: by the engine that runs it, which a resource does not know. */
export interface Capable {
    readonly model: string;
    readonly abilities: readonly Ability[];
}

export const can = ({ model }: { readonly model: ModelName }, ...abilities: readonly Ability[]): Capable => ({ model, abilities });

/** What every member of a family must be able to do. */
export interface Demand {
    readonly family: string;
    readonly facet: Facet<never>;
}

export const everyMember = ({ name }: { readonly name: ModelName }, facet: Facet<never>): Demand => ({ family: name, facet });

/** All facets of all kinds. */
export class Facets {
    readonly #known = new Map<object, Map<string, unknown>>();

    /** Throws where a kind says the same thing twice. */
    add({ model, abilities }: Capable): void {
        for (const { facet, value } of abilities) {
            const kinds = this.#known.get(facet) ?? this.#known.set(facet, new Map()).get(facet)!;
            if (kinds.has(model)) throw new Error(`${model} declares "${facet.facetName}" twice`);
            kinds.set(model, value);
        }
    }

    /** Every kind that has the facet, in the order in which they were declared. */
    of<T>(facet: Facet<T>): ReadonlyMap<string, T> {
        return (this.#known.get(facet) ?? new Map<string, never>()) as ReadonlyMap<string, T>;
    }
}
