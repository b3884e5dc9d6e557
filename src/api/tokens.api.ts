import { crud } from "./crud.ts";
import { get, post } from "./endpoint.ts";
import type { Schema } from "./schema.ts";

export type Token = Schema["Token"];

export const tokens = {
    ...crud("/core/tokens/", "/core/tokens/{identifier}/", ["user", "intent"]),
    /** The secret itself; every look is written to the event log. */
    viewKey: (identifier: string) => get("/core/tokens/{identifier}/view_key/", { path: { identifier } }),
    setKey: (identifier: string, key: string) => post("/core/tokens/{identifier}/set_key/", { path: { identifier }, body: { key } }),
};
