import type { App } from "#kernel/resource.ts";
import { deliveriesPage } from "./delivery.model.ts";
import { outboxPage } from "./outbox.ts";

/** The world beyond the sandbox: what would have left it is kept where a person can see it. */
export const outside: App = { name: "sandbox.outside", label: "Outside", endpoints: [outboxPage, deliveriesPage] };
