import type { Call } from "#kernel/http/call.ts";
import type { Field } from "#kernel/base/fields.ts";
import type { Json } from "#kernel/base/models.ts";
import { own, put } from "#kernel/base/own.ts";
import type { Registry } from "#kernel/resource/registry.ts";
import type { Stored } from "#kernel/store/schema.ts";
import type { Steps } from "#kernel/base/steps.ts";
import { jsonAt } from "#kernel/resource/view.ts";
import { isSourceAddress, wholeAddress } from "#mock/apps/sources/whole-address.ts";
import { isSetUp, type LeftOut, reasonToLeave } from "./left-out.ts";
import { type Named, namedBy, Naming, type Portable, Reference } from "./naming.ts";

/** One object as a blueprint can say it: what names it, and its fields without keys of the installation. */
export interface Portrait {
    readonly named: Named;
    readonly fields: Readonly<Record<string, Portable>>;
}

/** How an installation is set up. */
export interface Portraits {
    /** By the mark of what names each. */
    readonly objects: ReadonlyMap<string, Portrait>;
    readonly leftOut: readonly LeftOut[];
    readonly naming: Naming;
}

/** Looks at everything that an installation is set up with, an object a step. `call`: what computed fields are computed for; `like`: see Naming. */
export function* portraitsOf(call: Call, registry: Registry, like?: Naming): Steps<Portraits> {
    const naming = new Naming(call.db, registry, like);
    const painter = new Painter(call, registry, naming);
    const objects = new Map<string, Portrait>();
    for (const { model } of registry.resources.values()) {
        if (!isSetUp(registry, model)) continue;
        for (const row of call.db.table(model).rows.values()) {
            yield;
            const portrait = painter.paint(model, row);
            if (portrait) objects.set(portrait.named.mark, portrait);
        }
    }
    return { objects, leftOut: painter.leftOut, naming };
}

/** The API takes it, but it is no setting of anything. */
const LAST_LOGIN = "last_login";

class Painter {
    readonly leftOut: LeftOut[] = [];
    readonly #call: Call;
    readonly #registry: Registry;
    readonly #naming: Naming;

    constructor(call: Call, registry: Registry, naming: Naming) {
        this.#call = call;
        this.#registry = registry;
        this.#naming = naming;
    }

    paint(model: string, row: Stored): Portrait | undefined {
        const reason = reasonToLeave(this.#registry, model, row);
        const named = this.#naming.of(model, row);
        if (reason || !named) return this.#leave(model, String(row.name || (row.identifier ?? row.username ?? row.pk)), reason ?? "same_name");
        if (this.#isBoundToGone(named)) return this.#leave(model, named.title, "depends");
        const fields: Record<string, Portable> = {};
        for (const [name, field] of Object.entries(this.#registry.resource(model).fields)) {
            if (field.kind === "file" && row[name] && !String(row[name]).startsWith("/static/")) this.#leave(model, named.title, "picture", name);
            if (
                field.readOnly ||
                field.hidden ||
                name === LAST_LOGIN ||
                field.kind === "inverse" ||
                field.kind === "file" ||
                Object.hasOwn(named.identifiers, name)
            )
                continue;
            const value = this.#value(named, name, field);
            if (value === undefined) return this.#leave(model, named.title, "depends", name);
            put(fields, name, value);
        }
        return { named, fields };
    }

    #leave(model: string, name: string, reason: LeftOut["reason"], field?: string): undefined {
        this.leftOut.push({ model, name, reason, field });
    }

    /** Undefined: it points to something that cannot be named, and must point to something. */
    #value({ model, row, title }: Named, name: string, field: Field): Portable | undefined {
        if (field.kind !== "reference" && field.kind !== "references") return field.writeOnly ? (row[name] as Json) : this.#shown(model, row, name);
        const found = this.#naming.targets(model, row, name);
        const kept = found.filter((to) => to && !this.#isGone(to));
        if (kept.length < found.length) {
            if (field.required) return undefined;
            this.#leave(model, title, "depends", name);
        }
        const references = kept.flatMap((to) => (to ? [new Reference(to)] : []));
        return field.kind === "references" ? references : (references[0] ?? null);
    }

    /** An object that stands in no blueprint, and that no other installation has by this name; what is named by one is another. */
    #isGone(named: Named): boolean {
        const reason = reasonToLeave(this.#registry, named.model, named.row);
        return (reason !== undefined && reason !== "own") || this.#isBoundToGone(named);
    }

    #isBoundToGone(named: Named): boolean {
        return namedBy(named).some((other) => this.#isGone(other));
    }

    #shown(model: string, row: Stored, name: string): Json {
        const computed = own(this.#registry.resource(model).view.computed, name);
        const value = (computed ? computed.from({ row, call: this.#call, db: this.#call.db }) : jsonAt(row, name)) ?? null;
        // Elsewhere a path would be another place's, and authentik takes none.
        return isSourceAddress(model, name) && typeof value === "string" ? wholeAddress(this.#call, value) : value;
    }
}
