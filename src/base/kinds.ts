import { KINDS } from "./kinds.generated.ts";

/** What an object is called that the API names by its model; the model's own name where nothing more is known, as of another version. */
export const kindName = (app: string, model: string): string => KINDS.get(`${app}.${model}`)?.() ?? model;

interface OfAKind {
    /** As `authentik_stages_email.emailstage`. */
    meta_model_name: string;
    verbose_name: string;
}

/** What an object in a list of many kinds is. */
export const kindTitle = ({ meta_model_name: model, verbose_name: name }: OfAKind): string => KINDS.get(model)?.() ?? name;
