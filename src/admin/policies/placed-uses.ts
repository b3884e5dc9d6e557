import { msg, str } from "@lit/localize";
import { allPages } from "#src/api/all-pages.ts";
import { applications } from "#src/api/applications.api.ts";
import { rules } from "#src/api/notifications.api.ts";
import { flows, stageBindings } from "#src/api/flows.api.ts";
import { policyBindings } from "#src/api/policies.api.ts";
import { sources } from "#src/api/sources.api.ts";
import { isAbort } from "#src/base/errors.ts";
import { named, type UsedBy } from "#src/elements/dialog/removal-uses.ts";

interface Use extends UsedBy {
    pk: string;
}
type Uses<T, U> = (key: string | number, signal: AbortSignal, object: T) => Promise<U[]>;

/** Bindings, which the API calls by their order only. */
const BINDINGS: ReadonlySet<string> = new Set(["policybinding", "flowstagebinding"]);

/** What uses something; its bindings say where they are: "Policy binding to Application Wiki". */
export const placedUses =
    <T>(usedBy: Uses<T, Use>): Uses<T, Use> =>
    async (key, signal, object) => {
        const uses = await usedBy(key, signal, object);
        if (!uses.some(({ model_name: model }) => BINDINGS.has(model))) return uses;
        const places = await placesKnown(signal).catch((error: unknown) => {
            if (isAbort(error)) throw error;
            // Without them it still says what goes along.
            return new Map<string, string>();
        });
        return uses.map((use) => ({ ...use, place: BINDINGS.has(use.model_name) ? places.get(use.pk) : undefined }));
    };

/** By the signal of a dialog, which asks for all its objects: the places are the same for each. */
const asked = new WeakMap<AbortSignal, Promise<Map<string, string>>>();

function placesKnown(signal: AbortSignal): Promise<Map<string, string>> {
    const places = asked.get(signal) ?? placesOfBindings(signal);
    asked.set(signal, places);
    return places;
}

/** Where each binding is, by its key. The API finds what a binding is bound to by no key, so that all is asked for that something can be bound to. */
async function placesOfBindings(signal: AbortSignal): Promise<Map<string, string>> {
    const [bindings, stages, allFlows, ...others] = await Promise.all([
        allPages((page) => policyBindings.list(page, signal)),
        allPages((page) => stageBindings.list(page, signal)),
        allPages((page) => flows.list(page, signal)),
        allPages((page) => applications.list({ ...page, superuser_full_list: true }, signal)).then((all) => all.map(called("authentik_core", "application"))),
        allPages((page) => sources.list(page, signal)).then((all) => all.map(called("authentik_core", "source"))),
        allPages((page) => rules.list(page, signal)).then((all) => all.map(called("authentik_events", "notificationrule"))),
    ]);
    const flowNames = new Map(allFlows.map(({ pk, name }) => [pk, name]));
    const targets = new Map([
        ...others.flat(),
        // A binding is made with the key of the binding model, and answers with that of the object itself.
        ...allFlows.map(({ pk, name }): [string, string] => [pk, flowNamed(name)]),
        ...stages.map(({ pk, stage_obj: { name }, target }): [string, string] => [pk, stageIn(name, flowNames.get(target) ?? "")]),
    ]);
    return new Map([
        ...bindings.flatMap(({ pk, target }) => [targets.get(target) ?? []].flat().map((place): [string, string] => [pk, place])),
        ...stages.map(({ pk, target }): [string, string] => [pk, flowNamed(flowNames.get(target) ?? "")]),
    ]);
}

const flowNamed = (name: string): string => named({ app: "authentik_flows", model_name: "flow", name });

const stageIn = (stage: string, flow: string): string => msg(str`Stage ${stage} in flow ${flow}`);

const called =
    (app: string, model: string) =>
    ({ pk, name }: { pk: string; name: string }): [string, string] => [pk, named({ app, model_name: model, name })];
