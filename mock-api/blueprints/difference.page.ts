import type { Call } from "#kernel/http/call.ts";
import { requireAdministrator } from "#kernel/http/checks.ts";
import { endpoint } from "#kernel/http/endpoint.ts";
import { apiErrors } from "#kernel/http/error-shapes.ts";
import { invalidFields, REQUIRED } from "#kernel/base/errors.ts";
import type { Steps } from "#kernel/base/steps.ts";
import { byTokenOrSession } from "#mock/apps/core/identity.ts";
import { type Ask, asksOf, valuesAtFault } from "./asks.ts";
import { differenceOf } from "./difference.ts";
import { FILES } from "./files.ts";
import { applyingOf } from "./instance.ts";
import { BlueprintError, type Problem, readingBlueprint } from "./read.ts";

const difference = async ({ call }: { call: Call }): Promise<Response> => {
    const { content, path, context } = call.body();
    const text = typeof path === "string" && path !== "" ? FILES.get(path) : content;
    if (typeof text !== "string") throw invalidFields({ content: [REQUIRED] });
    // Applied to an overlay, and taken back: others see nothing of it.
    return Response.json(await call.changing(() => differing(call, text, context)));
};

function* differing(call: Call, text: string, context: unknown): Steps<unknown> {
    try {
        const blueprint = yield* readingBlueprint(text);
        const applying = applyingOf(call, context);
        const { differences, standing, problems: found } = yield* differenceOf(call, blueprint, applying);
        const problems = found.map((problem) => withValues(problem, valuesAtFault(problem, blueprint)));
        const needed = new Set(problems.flatMap(({ values = [] }) => values));
        const asks = asksOf(blueprint, applying.context).map((ask): Ask => (needed.has(ask.name) ? { ...ask, isNeeded: true } : ask));
        return { name: blueprint.metadata?.name ?? "", asks, differences, standing, problems };
    } catch (error) {
        if (error instanceof BlueprintError) return { name: "", asks: [], differences: [], standing: [], problems: error.problems };
        throw error;
    }
}

const withValues = (problem: Problem, values: readonly string[]): Problem & { values?: readonly string[] } =>
    values.length ? { ...problem, values } : problem;

/**
 * `{ content }` or `{ path }`, and `{ context }`: what the blueprint would change, entry by entry, and the objects of its entries that there are,
 * or what prevents it, with the names of the values that are to blame; what it is called, and what it asks for by `!Context`. For administrators.
 */
export const differencePage = endpoint("POST /-/sandbox/blueprint/difference/", { authenticate: byTokenOrSession, errors: apiErrors }, [
    requireAdministrator,
    difference,
]);
