import type { Call } from "#kernel/http/call.ts";
import { nonFieldError, invalidFields } from "#kernel/base/errors.ts";
import { timestamp } from "#kernel/store/formats.ts";
import { hooks } from "#kernel/resource/hooks.ts";
import type { Draft } from "#kernel/resource/resource.ts";
import type { Steps } from "#kernel/base/steps.ts";
import type { BlueprintInstance } from "#mock/apps/blueprints/blueprint.resource.ts";
import { FILES } from "./files.ts";
import { problemsOf } from "./importer.ts";
import { applyingOf } from "./instance.ts";
import { BlueprintError, lineOf, type Problem, readingBlueprint } from "./read.ts";

/** A blueprint is a file that is there, or one whose text could be applied. */
export const blueprintHooks = hooks({
    prepare({ values, call }: Draft<BlueprintInstance>) {
        const complaint = values.path && complaintAboutPath(values.path);
        if (complaint) throw invalidFields({ path: [complaint] });
        if (!values.path && !values.content) throw nonFieldError("Either path or content must be set.");
        values.last_applied = timestamp(call.random.now());
    },
    *examine({ values, row, call }: Draft<BlueprintInstance>) {
        const problems = values.content ? yield* problemsWith(call, values.content, values.context ?? row?.context) : [];
        if (problems.length) throw invalidFields({ content: ["Failed to validate blueprint", ...problems.map(lineOf)] });
    },
});

function complaintAboutPath(path: string): string | undefined {
    if (path === "" || FILES.has(path)) return undefined;
    return path.startsWith("oci://") ? "No registry can be reached from here." : `[Errno 2] No such file or directory: '/blueprints/${path}'`;
}

function* problemsWith(call: Call, content: string, context: unknown): Steps<readonly Problem[]> {
    try {
        return yield* problemsOf(call, yield* readingBlueprint(content), applyingOf(call, context));
    } catch (error) {
        if (error instanceof BlueprintError) return error.problems;
        throw error;
    }
}
