import type { App } from "#kernel/resource/resource.ts";
import { codesPage } from "./codes.page.ts";
import { contentPages, outsidePages } from "./outside.page.ts";
import { pushListener } from "./push.ts";

/** The world beyond the sandbox: what would have left it is kept where a person can see and answer it. */
export const outside: App = { name: "sandbox.outside", label: "Outside", endpoints: [...outsidePages, codesPage, ...contentPages], listeners: [pushListener] };
