import { parseJson } from "#kernel/http/json.ts";
import { own } from "#kernel/base/own.ts";
import { isObject } from "#kernel/store/validate.ts";

/*
 * A request that may go through to the application behind an outpost. The engine reaches no application: as `X-Accel-Redirect` of nginx does it, its answer says
 * where the request goes on, and carries the headers that it gets on its way. Who has a network takes it there (`adapters/node`).
 */

const HEADER = "x-sandbox-passage";

export interface Passage {
    /** Where the application is: `http://10.0.0.7:8080`. */
    readonly to: string;
    /** Its certificate has to be one that is trusted. */
    readonly verifies: boolean;
    /** The Authorization header was meant for the outpost. */
    readonly dropsAuthorization: boolean;
    /** May learn why an application cannot be reached. */
    readonly isSuperuser: boolean;
}

export const passageAnswer = ({ to, verifies, dropsAuthorization, isSuperuser }: Passage, headers: readonly [string, string][]): Response =>
    new Response(null, { status: 200, headers: [...headers, [HEADER, JSON.stringify({ to, verifies, dropsAuthorization, isSuperuser })]] });

/** What an answer of the engine says of where a request goes on, and the headers that it gets; undefined for one that is to be sent as it is. */
export function readPassage(answer: Response): (Passage & { readonly headers: readonly [string, string][] }) | undefined {
    const said = answer.headers.get(HEADER);
    const read = said === null ? undefined : parseJson(said);
    if (!isObject(read)) return undefined;
    const isSet = (name: string) => own(read, name) === true;
    return {
        to: String(own(read, "to")),
        verifies: isSet("verifies"),
        dropsAuthorization: isSet("dropsAuthorization"),
        isSuperuser: isSet("isSuperuser"),
        headers: [...answer.headers].filter(([name]) => !OURS.includes(name)),
    };
}

/** Headers of every answer of the engine: nothing that an application is told. */
const OURS = [HEADER, "cache-control", "x-content-type-options", "x-authentik-id"];
