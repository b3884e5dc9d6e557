import type { Call } from "#kernel/http/call.ts";
import type { ChangeKind, Db, RowChange } from "#kernel/store/db.ts";
import type { ModelName, Models } from "#kernel/base/models.ts";

/** What a listener is called with. */
export interface Happened<R> extends RowChange<R> {
    readonly db: Db;
    /** The request or blueprint that causes it; none while an installation is prepared. */
    readonly call: Call | undefined;
}

/** Something that follows from a change of a row, however it is changed: by REST, by code, by a cascade, an import or a blueprint. */
export interface Listener {
    /** Listens to a store from now on. `current`: what is being done at the moment. */
    attach(db: Db, current: () => Call | undefined): void;
}

/** Declares what follows when one of these things happens to a row of this model, or of a member of this family. */
export const on = <const M extends ModelName>(model: M, kinds: readonly ChangeKind[], follow: (happened: Happened<Models[M]>) => void): Listener => ({
    attach(db, current) {
        for (const kind of kinds) db.on(model, kind, (change) => follow({ ...change, db, call: current() }));
    },
});
