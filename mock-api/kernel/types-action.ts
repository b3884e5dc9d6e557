import { signedIn } from "./access.ts";
import { collectionAction } from "./action.ts";
import { list, nested, text } from "./fields.ts";
import { ok, type Operation } from "./operation.ts";
import type { Family, Resource } from "./resource.ts";

export const typeCreate = nested("TypeCreate", { name: text(), description: text(), component: text(), model_name: text() });

/** GET <family>/all/types/ : the members that can be made, in the order given. */
export const typesAction = (family: Family<never>, members: readonly Resource<never>[]): Operation =>
    collectionAction(family, "GET", "types", { access: signedIn, answer: list(typeCreate), isList: true }, () =>
        ok(
            members.map(({ spec, modelName }) => ({
                name: spec.names[0],
                description: spec.summary ?? "",
                component: spec.component ?? "",
                model_name: modelName,
            })),
        ),
    );
