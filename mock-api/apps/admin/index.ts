import type { App } from "#kernel/resource/resource.ts";
import { apps, metrics, system, systemAsked, version, workers } from "./system.actions.ts";
import { TASKS } from "./tasks.ts";
import { retryTask, task, tasks } from "./task.actions.ts";

export const admin: App = {
    name: "authentik.admin",
    label: "authentik Admin",
    tasks: TASKS,
    operations: [apps, metrics, system, systemAsked, version, workers, tasks, task, retryTask],
};
