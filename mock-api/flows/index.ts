import type { App } from "#kernel/resource/resource.ts";
import { diagram } from "./diagram.actions.ts";
import { enrollmentStatus, importAutomatic } from "./duo.actions.ts";
import { executeAction, executors } from "./flow.actions.ts";
import { inspector } from "./inspector.actions.ts";
import { flowPages } from "./pages.ts";
import { publishedLogins } from "./published-logins.page.ts";
import { recovery, recoveryEmail } from "./recovery.actions.ts";
import { runPage } from "./run.page.ts";
import { stages } from "./stages/index.ts";

/** What runs flows. */
export const flowEngine: App = {
    name: "authentik.flows",
    label: "authentik Flows",
    operations: [executeAction, diagram, inspector, recovery, recoveryEmail, enrollmentStatus, importAutomatic],
    endpoints: [...flowPages, publishedLogins, runPage],
    facets: stages,
};

/** What runs the stages that these apps have declared. */
export const flowExecutor = (apps: readonly App[]): App => ({
    name: "authentik.flows",
    label: "authentik Flows",
    operations: executors(apps.flatMap(({ facets }) => facets ?? [])),
});
