import { signedIn } from "#kernel/http/access.ts";
import { collectionAction } from "./action.ts";
import { list, nested, text } from "#kernel/base/fields.ts";
import { ok, type Operation } from "#kernel/http/operation.ts";
import type { AnyFamily, AnyResource } from "./resource.ts";

export const typeCreate = nested("TypeCreate", { name: text(), description: text(), component: text(), model_name: text() });

/** One entry of a list of types. */
export interface Type {
    readonly name: string;
    readonly description: string;
    readonly component: string;
    readonly model_name: string;
}

/** A resource as an entry of a list of types. */
export const typeOf = ({ spec, modelName }: AnyResource): Type => ({
    name: spec.names[0],
    description: spec.summary ?? "",
    component: spec.component ?? "",
    model_name: modelName,
});

/** GET <family>/all/types/ : the members that can be made, in the order given; then entries that are not members. */
export const typesAction = (family: AnyFamily, members: readonly AnyResource[], more: readonly Type[] = []): Operation =>
    collectionAction(family, "GET", "types", { access: signedIn, answer: list(typeCreate), isList: true }, () =>
        ok([...members.map(typeOf), ...more].map((type) => ({ ...type }))),
    );
