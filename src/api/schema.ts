import type { components } from "./schema.generated.ts";

/** Every object of the API by its name in the published document: `type User = Schema["User"]`. */
export type Schema = components["schemas"];
