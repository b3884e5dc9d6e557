import { allPages } from "#src/api/all-pages.ts";
import { stageBindings, type Flow, type StageBinding } from "#src/api/flows.api.ts";
import { policyBindings, type PolicyBinding } from "#src/api/policies.api.ts";

/** Where in a flow something is asked or shown: at its start, or at a step, counted from 1. */
export type Position = "start" | number;

/** A policy, a group or a user that decides, and where else in the flow it does so. */
export interface Gate {
    readonly binding: PolicyBinding;
    readonly elsewhere: readonly Position[];
    /** It refuses visitors of whom nothing is known yet: those who are not signed in, unless a source has said who they are. */
    readonly refusesStrangers: boolean;
}

/** When the gates of a step are asked, by the switches of its binding. */
export type Asking = "start" | "stage" | "both" | "never";

/** All that decides at one place of a flow. */
export interface Gates {
    /** What they are bound to. */
    readonly target: string;
    readonly isAllNeeded: boolean;
    readonly all: readonly Gate[];
    /** Those that are on: the others are not asked. */
    readonly asked: readonly Gate[];
}

/** A stage in its place. */
export interface Step {
    readonly binding: StageBinding;
    readonly gates: Gates;
    readonly asking: Asking;
    /** Steps at which the same stage stands too. */
    readonly again: readonly number[];
    /** The one before has the same order: which of them runs first is not certain. */
    readonly isTied: boolean;
}

/** A flow as it runs: who may start it, then step by step. */
export interface Picture {
    readonly entrance: Gates;
    readonly steps: readonly Step[];
}

/** Asks for all that the picture of a flow shows. */
export async function loadPicture(flow: Flow, signal: AbortSignal): Promise<Picture> {
    const stages = await allPages((page) => stageBindings.list({ ...page, target: flow.pk, ordering: "order" }, signal));
    const targets = [flow, ...stages].map((target) => target.policybindingmodel_ptr_id);
    const gates = await allPages((page) => policyBindings.list({ ...page, target_in: targets, ordering: "order" }, signal));
    return pictureOf(flow, stages, gates);
}

/**
 * Puts together what was asked for. The API names the target of a gate by the key of the flow or the stage binding, though it is bound to,
 * and looked up by, that of its binding model.
 * @param gates of the flow and of all its stages, by order
 */
export function pictureOf(flow: Flow, stages: readonly StageBinding[], gates: readonly PolicyBinding[]): Picture {
    const positions = new Map<string, Position>([[flow.pk, "start"], ...stages.map(({ pk }, index) => [pk, index + 1] as const)]);
    const startsWithNobody = flow.authentication === "require_unauthenticated";
    /** Where else it is asked; a place where it is bound twice is one. */
    const elsewhere = (binding: PolicyBinding): Position[] => [
        ...new Set(
            gates.flatMap((other) => (other.target !== binding.target && decides(other) === decides(binding) ? (positions.get(other.target) ?? []) : [])),
        ),
    ];
    const gatesAt = ({ pk, policybindingmodel_ptr_id: target, policy_engine_mode: mode }: Flow | StageBinding, isAskedAtStart: boolean): Gates => {
        const all = gates
            .filter((binding) => binding.target === pk)
            .map((binding) => ({
                binding,
                elsewhere: elsewhere(binding),
                refusesStrangers: startsWithNobody && isAskedAtStart && refusesStrangers(binding),
            }));
        return { target, isAllNeeded: mode === "all", all, asked: all.filter(({ binding: { enabled = true } }) => enabled) };
    };
    const steps = stages.map((binding, index): Step => {
        const asking = askingOf(binding);
        return {
            binding,
            asking,
            gates: gatesAt(binding, asking === "start" || asking === "both"),
            again: stages.flatMap(({ stage }, other) => (other !== index && stage === binding.stage ? other + 1 : [])),
            isTied: stages[index - 1]?.order === binding.order,
        };
    });
    return { entrance: gatesAt(flow, true), steps };
}

/** All that decides anywhere in it. */
export const gatesOf = ({ entrance, steps }: Picture): PolicyBinding[] =>
    [entrance, ...steps.map(({ gates }) => gates)].flatMap(({ all }) => all.map(({ binding }) => binding));

/** What decides, as one word: two bindings of it are the same question. */
const decides = ({ policy, group, user }: PolicyBinding): string => String(policy ?? group ?? `user ${user}`);

/** A stranger is in no group, whether that is asked for or its opposite, and is no user. */
const refusesStrangers = ({ group_obj: group, user_obj: user, negate = false }: PolicyBinding): boolean => Boolean(group) || (Boolean(user) && !negate);

function askingOf({ evaluate_on_plan: atStart = true, re_evaluate_policies: atStage = false }: StageBinding): Asking {
    if (atStart) return atStage ? "both" : "start";
    return atStage ? "stage" : "never";
}
