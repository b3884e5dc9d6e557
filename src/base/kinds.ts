import { KINDS } from "./kinds.generated.ts";

/** What an object is called that the API names by its model; the model's own name where nothing more is known, as of another version. */
export const kindName = (app: string, model: string): string => KINDS.get(`${app}.${model}`)?.() ?? model;
