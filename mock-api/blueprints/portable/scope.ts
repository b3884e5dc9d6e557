import type { Registry } from "#kernel/resource/registry.ts";
import { own } from "#kernel/base/own.ts";
import { type Named, namedBy, pointedTo, Reference } from "./naming.ts";
import type { Portrait, Portraits } from "./portrait.ts";

/** How much of an installation a blueprint holds. */
export type Scope = "everything" | "changed" | "application";

const TARGETS = "authentik_policies.policybindingmodel";

/** All that an object points to: by what names it, and by its fields. */
export const needsOf = ({ named, fields }: Portrait): Named[] => [...namedBy(named), ...Object.values(fields).flatMap(pointedTo)];

/**
 * Marks of an application and of all that it needs: what it points to, what is bound to it, and so on. People are not followed from
 * their groups: who works here is no part of an application.
 */
export function closureOf(application: Portrait, { objects }: Portraits): ReadonlySet<string> {
    const bound = bindingsByTarget(objects);
    const found = new Set<string>();
    const open: Named[] = [application.named];
    for (let next = open.pop(); next; next = open.pop()) {
        const portrait = objects.get(next.mark);
        if (!portrait || found.has(next.mark)) continue;
        found.add(next.mark);
        open.push(...needsOf(withoutMembers(portrait)), ...(bound.get(next.mark) ?? []));
    }
    return found;
}

/** A group without its people. */
export function withoutMembers(portrait: Portrait): Portrait {
    if (portrait.named.model !== "authentik_core.group") return portrait;
    return { ...portrait, fields: Object.fromEntries(Object.entries(portrait.fields).filter(([name]) => name !== "users")) };
}

/** What is bound to each object: policies, groups and users to whatever has policies, stages to flows. */
function bindingsByTarget(objects: Portraits["objects"]): ReadonlyMap<string, readonly Named[]> {
    const bound = new Map<string, Named[]>();
    for (const { named } of objects.values()) {
        const { target } = named.identifiers;
        if (!(target instanceof Reference)) continue;
        const there = bound.get(target.to.mark);
        if (there) there.push(named);
        else bound.set(target.to.mark, [named]);
    }
    return bound;
}

/** Whether an object has, besides its own key, one under which policies are bound to it: `!Find` gives the wrong one of them. */
export const isBoundByOtherKey = ({ model }: Named, registry: Registry): boolean => (own(registry.resource(model).schema.families, TARGETS) ?? "pk") !== "pk";
