import { send } from "./client.ts";
import { answer } from "./endpoint.ts";

/** How many objects of a kind. */
export interface Counted {
    app: string;
    model_name: string;
    count: number;
}

/** What was deleted under one id. */
export interface Deleted {
    /** Until when it can be brought back. */
    until: string;
    /** What went along, and comes back with it. */
    gone: Counted[];
    /** What stays away. */
    ended: Counted[];
}

/** Something that is in the way of what is to come back, or was needed: that has no name any more. */
export interface Obstacle {
    app: string;
    model_name: string;
    name: string;
}

const ALL = "/-/sandbox/undo/";
const one = (id: string): string => `${ALL}${id}/`;

/** What was deleted with `undo`: only this sandbox remembers it, any other server answers with 404. */
export const deleted = {
    /** For how long it is remembered. */
    howLong: (): Promise<{ seconds: number }> => answer(send("GET", ALL)),
    retrieve: (id: string): Promise<Deleted> => answer(send("GET", one(id))),
    /** Brings all of it back, or rejects with 409 and what is in the way. */
    undo: (id: string): Promise<unknown> => send("POST", one(id)),
};
