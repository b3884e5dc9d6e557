import type { Operation } from "./operation.ts";
import type { App, Family, Page, Resource } from "./resource.ts";
import { type ModelSchema, Schema } from "./schema.ts";
import type { View } from "./view.ts";

/** All that the apps describe, found by name. */
export class Registry {
    readonly apps: readonly App[];
    readonly schema: Schema;
    readonly resources = new Map<string, Resource<never>>();
    readonly families = new Map<string, Family<never>>();
    readonly operations: readonly Operation[];
    readonly pages: readonly Page[];
    readonly #views = new Map<string, View>();

    constructor(apps: readonly App[], internal: readonly ModelSchema[], crud: (registry: Registry) => readonly Operation[]) {
        this.apps = apps;
        for (const app of apps) {
            for (const resource of app.resources ?? []) {
                this.resources.set(resource.model, resource);
                for (const { view } of resource.secondary ? [resource.secondary, resource] : [resource]) this.#views.set(view.name, view);
            }
            for (const family of app.families ?? []) this.families.set(family.name, family);
            for (const view of app.views ?? []) this.#views.set(view.name, view);
        }
        this.schema = new Schema([...internal, ...[...this.resources.values()].map((resource) => resource.schema)]);
        this.operations = [...crud(this), ...apps.flatMap((app) => app.operations ?? [])];
        this.pages = apps.flatMap((app) => app.pages ?? []);
    }

    resource(model: string): Resource<never> {
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
