import { msg, str } from "@lit/localize";
import { deleted, type Counted, type Obstacle } from "#src/api/undo.api.ts";
import { ApiError } from "#src/base/errors.ts";
import { Shared } from "#src/base/shared.ts";
import { kindName } from "#src/base/kinds.ts";
import { named } from "#src/elements/dialog/removal-uses.ts";
import type { Recall } from "#src/elements/dialog/removal.ts";

const memory = new Shared(() => deleted.howLong());

/** Whether the server remembers what is deleted, so that it can be promised that it comes back. Any other than this sandbox does not. */
export const isRemembered = (): Promise<boolean> =>
    memory.get().then(
        () => true,
        () => false,
    );

/** What a dialog has deleted under this id, as messages tell it. Rejects where the server does not remember it. */
export async function recall(id: string): Promise<Recall> {
    const { gone, ended, until } = await deleted.retrieve(id);
    return {
        until: Date.parse(until),
        along: gone.length > 0 ? msg(str`Also deleted: ${counted(gone)}`) : undefined,
        stays: ended.length > 0 ? msg("Sessions that have ended stay ended.") : undefined,
        undo: () => deleted.undo(id).catch(explain),
    };
}

/** "Token (3), Authenticator app" */
const counted = (kinds: readonly Counted[]): string =>
    kinds.map(({ app, model_name: model, count }) => (count > 1 ? `${kindName(app, model)} (${count})` : kindName(app, model))).join(", ");

/** Says in words of the interface why nothing came back. */
function explain(error: unknown): never {
    if (!(error instanceof ApiError)) throw error;
    if (error.status === 404) throw new ApiError(404, { detail: msg("Too much time has passed, or you have signed in anew since.") }, error.requestId);
    if (error.status !== 409) throw error;
    const said = [
        ...because(error, "taken", (names) => msg(str`In conflict with: ${names}.`)),
        ...because(error, "missing", (names) => msg(str`No longer there: ${names}.`)),
        ...because(error, "changed", (names) => msg(str`Changed since then: ${names}.`)),
    ];
    throw new ApiError(409, { detail: said.join(" ") }, error.requestId);
}

function because({ body }: ApiError, reason: string, say: (names: string) => string): string[] {
    const held: unknown = typeof body === "object" && body !== null ? new Map(Object.entries(body)).get(reason) : undefined;
    const obstacles = Array.isArray(held) ? held.filter(isObstacle) : [];
    return obstacles.length > 0 ? [say(obstacles.map(named).join(", "))] : [];
}

const isObstacle = (value: unknown): value is Obstacle =>
    typeof value === "object" && value !== null && ["app", "model_name", "name"].every((field) => typeof Reflect.get(value, field) === "string");
