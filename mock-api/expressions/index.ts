import type { App } from "#kernel/resource/resource.ts";
import { loadingPage } from "./loading.page.ts";
import { testMapping } from "./mapping.actions.ts";

/** What runs expressions. */
export const expressionEngine: App = {
    name: "authentik.core.propertymappings",
    label: "Property mappings",
    operations: [testMapping],
    endpoints: [loadingPage],
};
