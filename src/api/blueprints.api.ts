import { ApiError } from "#src/base/errors.ts";
import { crud } from "./crud.ts";
import { send } from "./client.ts";
import { answer, get, post } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

/** A blueprint that is applied again and again: a file of the server, or one written here. */
export type Blueprint = Schema["BlueprintInstance"];
/** A file that comes with the server. */
export type BlueprintFile = Schema["BlueprintFile"];

/** What an entry of a blueprint would do to its object. */
export interface Difference {
    /** Counted from 0. */
    entry: number;
    line?: number;
    model: string;
    name: string;
    change: "added" | "changed" | "removed";
    /** The object whose removal has this effect; left out: the entry is about it. */
    because?: string;
    fields: { name: string; before: unknown; after: unknown }[];
}

/** An object that an entry is about, and that there is already. */
export interface Standing {
    model: string;
    pk: string | number;
    name: string;
}

/** A value that a blueprint asks for by name, and what it becomes where the file tells. */
export interface Ask {
    name: string;
    model?: string;
    /** What the object is called. */
    object?: string;
    field?: string;
    /** Its entry is refused without it. */
    isNeeded?: boolean;
}

/** What a blueprint would change, or what prevents it. */
export interface Outlook {
    /** What the file calls itself; empty where it does not. */
    name: string;
    /** What it asks for, and that has no value yet. */
    asks: Ask[];
    differences: Difference[];
    standing: Standing[];
    /** With the names of the values that the entry is refused by. */
    problems: { entry?: number; line?: number; message: string; values?: string[] }[];
}

export type ExportScope = "changed" | "application" | "everything";

/** Something that stands in no blueprint, and why not. */
export interface LeftOut {
    model: string;
    name: string;
    reason: "own" | "personal" | "request" | "outpost" | "file" | "picture" | "same_name" | "depends" | "emptied";
    /** The field that is left out; undefined: the whole object is. */
    field?: string;
}

/** What is set up, as a blueprint that another installation takes. */
export interface BlueprintExport {
    content: string;
    /** Names that stand for secrets in it. */
    secrets: string[];
    left_out: LeftOut[];
    /** What a fresh installation has otherwise after it was applied there. */
    differences: string[];
}

export const blueprints = {
    ...crud("/managed/blueprints/", "/managed/blueprints/{instance_uuid}/", ["path", "content"]),
    /** Applies it now. @returns it, with how that went as its status */
    apply: (pk: string) => post("/managed/blueprints/{instance_uuid}/apply/", { path: { instance_uuid: pk } }),
    /** Writes what is set up as a blueprint, and tries it on a fresh installation; administrators of a sandbox only. */
    export: (query: { scope: ExportScope; application?: string; secrets: "ask" | "include" }): Promise<BlueprintExport> =>
        answer(send("GET", "/-/sandbox/blueprint/", { query })),
    /** What a blueprint would change, were it applied now; changes nothing. Undefined where the server cannot say it: only a sandbox can. */
    outlook: ({ content, path, context }: Pick<Blueprint, "content" | "path" | "context">, signal?: AbortSignal): Promise<Outlook | undefined> =>
        answer<Outlook>(send("POST", "/-/sandbox/blueprint/difference/", { body: { content, path, context }, signal, onlyAsks: true })).catch(
            (error: unknown) => {
                if (error instanceof ApiError && error.status === 404) return undefined;
                throw error;
            },
        ),
    /** The files that come with the server. */
    files: (signal?: AbortSignal) => get("/managed/blueprints/available/", { signal }),
};
