/**
 * Row types of every model, by model name (`<app label>.<model>`, as in blueprints and events).
 * Each resource file adds its own with `declare module "#kernel/base/models.ts"`; gathering them here lets two
 * resources mention each other without circular inference.
 */
// eslint-disable-next-line typescript/no-empty-object-type
export interface Models {}

export type ModelName = keyof Models & string;

/** Names of the models whose rows are of this shape and may have more fields: with a parent's shape, those of its kinds. */
export type ModelsOf<R> = { [M in ModelName]: Models[M] extends R ? M : never }[ModelName];

/** Key of a row: a uuid in lower case with dashes, or an integer. */
export type Key = string | number;

/** Anything JSON can carry. */
export type Json = string | number | boolean | null | undefined | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };
