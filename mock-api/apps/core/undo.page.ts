import { bringBack } from "#kernel/resource/bring-back.ts";
import type { Call } from "#kernel/http/call.ts";
import { type Deleted, deletions, UNDOABLE_MS } from "#kernel/resource/deletions.ts";
import { byNobody, endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { notFound } from "#kernel/base/errors.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { noContent, ok } from "#kernel/http/operation.ts";
import { byTokenOrSession } from "./identity.ts";

const spec = { authenticate: byTokenOrSession, errors: apiErrors };

/** Nobody is told of what another session has deleted, nor whether there was anything. */
const findDeleted = ({ call, params: { id } }: { call: Call; params: { id: string } }): { deleted: Deleted } => {
    const deleted = deletions(call.db).find(id, call);
    if (!deleted) throw notFound();
    return { deleted };
};

/** How many there are of each described kind; rows of the sandbox's own are nobody's business. */
function counted(call: Call, models: readonly string[]) {
    const counts = new Map<string, number>();
    for (const model of models) if (call.registry.has(model)) counts.set(model, (counts.get(model) ?? 0) + 1);
    return [...counts].map(([model, count]) => {
        const { app, modelName } = call.registry.resource(model);
        return { app, model_name: modelName, count };
    });
}

function tell({ call, deleted: { deletions: all, until } }: { call: Call; deleted: Deleted }): Response {
    const asked = new Set(all.map(({ row }) => row));
    const gone = all.flatMap((one) => one.gone.filter(({ row }) => !asked.has(row)).map(({ table }) => table));
    const ended = all.flatMap((one) => one.ended);
    return ok({ until: timestamp(until), gone: counted(call, gone), ended: counted(call, ended) });
}

function undo({ call, deleted, params: { id } }: { call: Call; deleted: Deleted; params: { id: string } }): Response {
    bringBack(call, deleted);
    call.whenKept.push(() => deletions(call.db).forget(id, deleted.session));
    return noContent();
}

/** GET /-/sandbox/undo/ : for how many seconds a deletion can be brought back. An interface sees by it that this server is one that undoes, before it promises that. */
const howLong = endpoint("GET /-/sandbox/undo/", { authenticate: byNobody, errors: apiErrors }, () => ok({ seconds: UNDOABLE_MS / 1000 }));

/**
 * `/-/sandbox/undo/{id}/` for whoever deleted something in this session with `Prefer: sandbox-undo=<id>` (D-826): until when it can be brought back, what went along
 * and comes back with it (`gone`), and what stays away (`ended`), by kind; by POST all of it comes back, or nothing does and the answer (409) names what is in the way.
 */
export const undoPages = [
    howLong,
    endpoint("GET /-/sandbox/undo/{id}/", spec, [findDeleted, tell]),
    endpoint("POST /-/sandbox/undo/{id}/", spec, [findDeleted, undo]),
];
