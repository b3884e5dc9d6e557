import type { Call, Descriptions } from "#kernel/http/call.ts";
import type { Channel } from "#kernel/http/channel.ts";
import type { Db } from "#kernel/store/db.ts";
import type { Endpoint } from "#kernel/http/endpoint.ts";
import { type Demand, type Facet, Facets } from "#kernel/base/facet.ts";
import type { Listener } from "./listener.ts";
import type { Operation } from "#kernel/http/operation.ts";
import type { AnyFamily, AnyResource, App } from "./resource.ts";
import { type ModelSchema, Schema } from "#kernel/store/schema.ts";
import type { Task } from "./task.ts";
import type { View } from "./view.ts";

/** All that the apps describe, found by name. */
export class Registry implements Descriptions {
    readonly apps: readonly App[];
    readonly schema: Schema;
    readonly resources = new Map<string, AnyResource>();
    readonly families = new Map<string, AnyFamily>();
    readonly operations: readonly Operation[];
    readonly endpoints: readonly Endpoint[];
    readonly channels: readonly Channel[];
    /** Work in the background, by its name. */
    readonly tasks: ReadonlyMap<string, Task>;
    readonly #listeners: readonly Listener[];
    readonly #facets = new Facets();
    readonly #views = new Map<string, View>();

    constructor(apps: readonly App[], internal: readonly ModelSchema[], crud: (registry: Registry) => readonly Operation[]) {
        this.apps = apps;
        for (const app of apps) {
            for (const resource of app.resources ?? []) {
                this.resources.set(resource.model, resource);
                this.#facets.add({ model: resource.model, abilities: resource.spec.facets ?? [] });
                for (const { view } of resource.secondary ? [resource.secondary, resource] : [resource]) this.#views.set(view.name, view);
            }
            for (const family of app.families ?? []) this.families.set(family.name, family);
            for (const view of app.views ?? []) this.#views.set(view.name, view);
        }
        for (const capable of apps.flatMap((app) => app.facets ?? [])) this.#facets.add(capable);
        for (const demand of apps.flatMap((app) => app.demands ?? [])) this.#meet(demand);
        this.tasks = new Map(apps.flatMap((app) => app.tasks ?? []).map((task) => [task.name, task]));
        this.schema = new Schema([...internal, ...[...this.resources.values()].map((resource) => resource.schema)]);
        this.operations = [...crud(this), ...apps.flatMap((app) => app.operations ?? [])];
        this.endpoints = apps.flatMap((app) => app.endpoints ?? []);
        this.#listeners = apps.flatMap((app) => app.listeners ?? []);
        this.channels = apps.flatMap((app) => app.channels ?? []);
    }

    /** A kind that lacks what its family's members must be able to do is found at start-up, not when somebody needs it. */
    #meet({ family, facet }: Demand): void {
        for (const { model, schema } of this.resources.values())
            if (Object.hasOwn(schema.families, family) && this.facetOf(model, facet) === undefined)
                throw new Error(`${model} is a member of ${family}, whose members declare "${facet.facetName}": this one does not.`);
    }

    /** Every kind that has a facet, with what it says. */
    with<T>(facet: Facet<T>): ReadonlyMap<string, T> {
        return this.#facets.of(facet);
    }

    /** What a kind says to a facet; undefined where it does not have it. */
    facetOf<T>(model: string | undefined, facet: Facet<T>): T | undefined {
        return model === undefined ? undefined : this.with(facet).get(model);
    }

    /** Lets everything that follows from changes of rows follow from now on. `current`: the request or blueprint that makes them. */
    attach(db: Db, current: () => Call | undefined): void {
        for (const listener of this.#listeners) listener.attach(db, current);
    }

    has(model: string): boolean {
        return this.resources.has(model);
    }

    resource(model: string): AnyResource {
        const found = this.resources.get(model);
        if (!found) throw new Error(`no resource ${model}`);
        return found;
    }

    /** The resource, family or named view of this name. */
    view(name: string): View {
        const view = this.#views.get(name) ?? this.resources.get(name)?.view ?? this.families.get(name)?.view;
        if (!view) throw new Error(`no view ${name}`);
        return view;
    }
}

/** The whole registry behind a call, for what works on every resource. */
export function registryOf({ registry }: Call): Registry {
    if (registry instanceof Registry) return registry;
    throw new Error("the registry of this call is not a whole one");
}
