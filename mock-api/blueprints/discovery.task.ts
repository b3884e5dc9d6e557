import { complete } from "#kernel/base/steps.ts";
import type { Task } from "#kernel/resource/task.ts";
import { applyInstance, discoverFiles } from "./instance.ts";
import { HOUR_MS } from "#mock/encoding/time.ts";

/** Finds files that have no instance yet, and applies them. */
export const discovery: Task = {
    name: "blueprints_discover",
    description: "Find blueprints and check if they need to be created in the database",
    every: HOUR_MS,
    run(call) {
        const found = complete(discoverFiles(call));
        for (const instance of found) complete(applyInstance(call, instance));
        return [found.length ? `Applied ${found.map(({ name }) => name).join(", ")}.` : "Nothing new was found."];
    },
};
