import { facet } from "#kernel/base/facet.ts";
import type { ResourceSpec } from "./resource.ts";
import type { Stored } from "#kernel/store/schema.ts";

/** What an engine has to say in the life of a resource's rows; the resource itself knows nothing of it. Its own rules come first. */
export type Hooks<R> = Pick<ResourceSpec<R>, "listFilter" | "ask" | "examine" | "prepare" | "saved" | "removed">;

export const hooks = facet<Hooks<Stored>>("hooks");
