import { type Capable, Facets } from "#kernel/base/facet.ts";
import { type Field, oneOf } from "#kernel/base/fields.ts";
import { engineShapes, type Shape } from "./challenge-shape.ts";
import { furtherShapes } from "./further-shapes.ts";
import { runs } from "./stage.ts";

/** Everything that a flow may show, and everything that it takes for an answer, by component: as these kinds of stages declare it. */
export function challengeTypes(kinds: readonly Capable[]): { readonly challenges: Field; readonly answers: Field } {
    const facets = new Facets();
    for (const kind of kinds) facets.add(kind);
    const shapes = [...[...facets.of(runs).values()].flatMap(({ shape }) => shape ?? []), ...engineShapes, ...furtherShapes];
    const variants = (field: (shape: Shape) => Field | undefined): Record<string, Field> =>
        Object.fromEntries(
            shapes
                .flatMap((shape) => {
                    const found = field(shape);
                    return found ? [[shape.component, found] as const] : [];
                })
                .sort(([, a], [, b]) => (a.component! < b.component! ? -1 : 1)),
        );
    return {
        challenges: oneOf(
            "ChallengeTypes",
            variants(({ challenge }) => challenge),
        ),
        answers: oneOf(
            "FlowChallengeResponse",
            variants(({ answer }) => answer),
        ),
    };
}
