import { msg } from "@lit/localize";
import { formOf, type Kind, type Kinds, type Member } from "./family.ts";
import { openFamilyWizard } from "./family-wizard.ts";
import { listPage, type ListPageDefinition } from "./list-page.ts";
import type { Page } from "./router.ts";
import { ownValue } from "#src/base/own-value.ts";

interface FamilyDefinition<Row extends M, M extends object> extends Omit<ListPageDefinition<Row>, "create" | "edit" | "editable" | "groupBy"> {
    /** Heading of the wizard that makes a new one: "New policy". */
    creation: () => string;
    kinds: Kinds<M>;
    /** What can be made, where that is not one of each kind. */
    offered?: readonly Kind<M>[];
    /** The kind of a row, as the API names it. */
    kindOf: (row: Row) => string;
    /** Heading above rows of a kind that is not known here; the kind's own name where there is none. */
    headingOf?: (row: Row) => string;
}

/** A page that lists things of many kinds, each below the heading of its kind: a wizard makes new ones, and each is edited with the form of its kind. */
export function familyPage<Row extends M, M extends object = Member>({
    creation,
    kinds,
    offered = Object.values(kinds),
    kindOf,
    headingOf = kindOf,
    ...list
}: FamilyDefinition<Row, M>): Page {
    return listPage<Row>({
        ...list,
        groupBy: { heading: (row) => ownValue(kinds, kindOf(row))?.plural() ?? headingOf(row) },
        create: [
            {
                label: () => msg("Create"),
                open: async () => (await openFamilyWizard<M>({ header: creation, kinds: offered })) !== undefined,
            },
        ],
        // Of a kind that is not known here, no form is.
        editable: (row) => Object.hasOwn(kinds, kindOf(row)),
        edit: (row) => formOf(kinds, kindOf(row))(row),
    });
}
