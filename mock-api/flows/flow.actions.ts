import { anonymous, signedIn } from "#kernel/http/access.ts";
import { action, apiOperation } from "#kernel/resource/action.ts";
import type { Call } from "#kernel/http/call.ts";
import type { ErrorShape } from "#kernel/http/error-shapes.ts";
import { nested, text } from "#kernel/base/fields.ts";
import { errorPage } from "#kernel/http/html.ts";
import { ok, type Operation, page } from "#kernel/http/operation.ts";
import { readerOf } from "#kernel/http/reader.ts";
import type { Capable } from "#kernel/base/facet.ts";
import { challengeTypes } from "./challenge-types.ts";
import { execute, flowError } from "#mock/flows/executor.ts";
import { Plan } from "#mock/flows/plan.ts";
import { keepPlanOf } from "#mock/flows/plan-store.ts";
import { makePlan } from "#mock/flows/planner.ts";
import { HISTORY } from "#mock/flows/session-keys.ts";
import { type Flow, flow } from "#mock/apps/flows/flow.resource.ts";

/** GET flows/instances/{slug}/execute/ : plans the flow for the caller and gives its address. */
export const executeAction = action(
    flow,
    "GET",
    "execute",
    { access: signedIn, answer: nested("Link", { link: text() }), answers: { 400: null } },
    async ({ row, call }) => {
        call.session.set(HISTORY, []);
        const plan = await makePlan(call, row, { context: { pending_user: { pk: call.principal!.pk } }, usesCache: false });
        if (!(plan instanceof Plan))
            return page(
                errorPage(
                    "Not available",
                    plan.reason === "empty" ? "This flow has no stages." : plan.messages.join("\n") || "This flow is not for you.",
                    readerOf(call),
                ),
                400,
            );
        keepPlanOf(call, plan);
        return ok({ link: call.absolute(`/if/flow/${row.slug}/`) });
    },
);

/** GET, POST flows/executor/{flow_slug}/ : one exchange of a flow that is made of these kinds of stages. */
export function executors(kinds: readonly Capable[]): Operation[] {
    const { challenges, answers } = challengeTypes(kinds);
    const query = { query: { shape: text(), isRequired: true } };
    const executor = (method: "GET" | "POST", id: string): Operation => ({
        ...apiOperation(method, "flows/executor/{flow_slug}/", { access: anonymous, id, query, answer: challenges }, ({ call }) => run(call)),
        errors,
    });
    // The body is read by the stage at hand, which is not known here.
    return [executor("GET", "flows_executor_get"), { ...executor("POST", "flows_executor_solve"), body: { kind: "json", shape: answers, isOptional: true } }];
}

const asked = ({ db, params }: Call): Flow | undefined => db.by("authentik_flows.flow", "slug", params.flow_slug);

/** The original's error pages answer only reading methods. */
const noSuchFlow = (call: Call): Response =>
    call.isUnsafe ? new Response(null, { status: 405 }) : page(errorPage("Not found", "There is no such flow.", readerOf(call)), 404);

/** Interfaces show challenges and nothing else: what is refused before a stage is asked is answered as one too. */
const errors =
    (call: Call): ErrorShape =>
    (error) =>
        asked(call) ? flowError(call, error) : noSuchFlow(call);

async function run(call: Call): Promise<Response> {
    const found = asked(call);
    return found ? execute(call, found) : noSuchFlow(call);
}
