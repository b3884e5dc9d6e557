import { type Access, superuser } from "./access.ts";
import type { Call } from "./call.ts";
import type { Db } from "./db.ts";
import type { Ability, Capable, Facet } from "./facet.ts";
import type { Fields } from "./fields.ts";
import type { Filter } from "./filters.ts";
import type { Listing } from "./list.ts";
import type { Key, ModelName, Models } from "./models.ts";
import type { Method, Operation } from "./operation.ts";
import type { ModelSchema, Stored } from "./schema.ts";
import type { Task } from "./task.ts";
import { type Computed, View } from "./view.ts";

/** A row that is about to be written: what was sent, and the row as it stands (none when it is new). */
export interface Draft<R> {
    readonly values: { -readonly [K in keyof R]?: R[K] };
    readonly row?: R;
    readonly call: Call;
    readonly db: Db;
}

/** A row that has just been written or removed. */
export interface Written<R> {
    readonly row: R;
    readonly before?: R;
    readonly call: Call;
    readonly db: Db;
}

export type Crud = "list" | "create" | "retrieve" | "update" | "partial_update" | "destroy" | "used_by";
const CRUD: readonly Crud[] = ["list", "create", "retrieve", "update", "partial_update", "destroy", "used_by"];

export interface ResourceSpec<R> {
    /** Path below `/api/v3/` with the name of its key, `core/groups/{group_uuid}`; left out: kept, but not served. */
    readonly path?: string;
    /** Display names, one and many. */
    readonly names: readonly [string, string];
    /** Name of its schema in the document. */
    readonly schema: string;
    readonly fields: Fields;
    readonly computed?: Readonly<Record<string, Computed<R>>>;
    /** Field that the path's key is compared with. */
    readonly lookup?: keyof R & string;
    /** Families that its rows are members of; an object names the field that holds the row's key there. */
    readonly families?: readonly string[] | Readonly<Record<string, string>>;
    /** One line that the list of types shows. */
    readonly summary?: string;
    /** Element that edits it, as `component` says. */
    readonly component?: string;
    /** Groups of fields whose values must be unique together (where none of them is null). */
    readonly unique?: readonly (readonly (keyof R & string)[])[];
    /** Fields that rows are looked up by besides keys, unique fields and references. */
    readonly indexes?: readonly (keyof R & string)[];
    readonly order?: readonly string[];
    readonly search?: readonly string[];
    readonly filters?: Readonly<Record<string, Filter>>;
    readonly access?: Access;
    readonly operations?: readonly Crud[];
    /** A secondary place at which the same rows are served: to others, or with other fields under a schema of its own. */
    readonly secondaryPath?: Pick<ResourceSpec<R>, "operations"> &
        Partial<Pick<ResourceSpec<R>, "schema" | "fields" | "computed" | "filters" | "access">> & { readonly path: string };
    /** Which rows its list shows, where that is not a question of rights. */
    readonly listFilter?: (row: R, call: Call) => boolean | Promise<boolean>;
    /** Rows that the API never shows. */
    readonly hiddenRows?: (row: R) => boolean;
    /** A row's answer is the same for every caller: lists may keep it until something changes. */
    readonly isShared?: boolean;
    /** Rows of others that it is related to through a table between, by the name of the original's relation. */
    readonly relatedThrough?: readonly RelatedThrough<R>[];
    /** Text form of a row, as `used_by` and events name it. */
    readonly label?: (row: R, db: Db) => string;
    /** Completes what was sent and checks rules that concern several fields; throws what is wrong. */
    readonly prepare?: (draft: Draft<R>) => void;
    readonly saved?: (written: Written<R>) => void;
    readonly removed?: (written: Written<R>) => void;
    /** Whether changes of rows are told to the event log. */
    readonly isAudited?: boolean;
    /** What its kind can do besides. */
    readonly facets?: readonly Ability[];
}

/** Rows of a model or family that a row is related to through a table between. */
export interface RelatedThrough<R> {
    /** Decides the order of `used_by` rows. */
    readonly accessor: string;
    readonly target: string;
    keys(row: R, db: Db): readonly Key[];
}

/** A described resource: the one source of its endpoints, its rules, its document and its blueprint entry. */
export class Resource<R = never> implements Listing {
    readonly spec: ResourceSpec<R>;
    readonly model: ModelName;
    readonly view: View;
    readonly access: Access;
    readonly schema: ModelSchema;
    /** The same rows as they are served at their secondary place. */
    readonly secondary: Resource<R> | undefined;

    constructor(model: ModelName, spec: ResourceSpec<R>) {
        this.model = model;
        this.spec = spec;
        this.access = spec.access ?? superuser;
        this.view = new View(spec.schema, model, spec.fields, (spec.computed ?? {}) as Readonly<Record<string, Computed<never>>>);
        const families = Array.isArray(spec.families) ? Object.fromEntries(spec.families.map((name: string) => [name, "pk"])) : (spec.families ?? {});
        this.schema = {
            model,
            fields: spec.fields,
            families: families as Record<string, string>,
            indexes: [...(spec.indexes ?? []), ...(spec.lookup ? [spec.lookup] : [])],
        };
        this.secondary = spec.secondaryPath && new Resource(model, { ...spec, ...spec.secondaryPath, secondaryPath: undefined });
    }

    get fields(): Fields {
        return this.spec.fields;
    }

    get computed(): Readonly<Record<string, Computed<never>>> {
        return this.view.computed;
    }

    get order(): readonly string[] {
        return this.spec.order ?? [];
    }

    get search(): readonly string[] {
        return this.spec.search ?? NOTHING;
    }

    get filters(): Readonly<Record<string, Filter>> {
        return this.spec.filters ?? {};
    }

    get hiddenRows(): ((row: Stored) => boolean) | undefined {
        return this.spec.hiddenRows as ((row: Stored) => boolean) | undefined;
    }

    get operations(): readonly Crud[] {
        return this.spec.operations ?? CRUD;
    }

    /** `authentik_core` of `authentik_core.group`. */
    get app(): string {
        return this.model.split(".")[0]!;
    }

    /** `group` of `authentik_core.group`. */
    get modelName(): string {
        return this.model.split(".")[1]!;
    }

    /** Whether the caller sees this row at all; `as`: where an action is open to more people than the resource. */
    sees(call: Call, row: Stored, as: Access = this.access): boolean {
        return !this.spec.hiddenRows?.(row as R) && as.sees(call, row, this.model);
    }

    label(row: object, db: Db): string {
        const { name, slug, pk } = row as { name?: string; slug?: string; pk: Key };
        return this.spec.label?.(row as R, db) ?? name ?? slug ?? String(pk);
    }
}

const NOTHING: readonly string[] = [];

/** Describes a resource. The model's row type comes from the `Models` entry beside it. */
export const resource = <const M extends ModelName>(model: M, spec: ResourceSpec<Models[M]>): Resource<Models[M]> => new Resource(model, spec);

/** A parent of several models: their common list, and what may be done through it. */
export interface FamilySpec<R> {
    /** Path of the common list with the name of its key: `stages/all/{stage_uuid}`. */
    readonly path?: string;
    readonly schema: string;
    readonly names: readonly [string, string];
    readonly fields: Fields;
    readonly computed?: Readonly<Record<string, Computed<R>>>;
    readonly lookup?: keyof R & string;
    readonly order?: readonly string[];
    readonly search?: readonly string[];
    readonly filters?: Readonly<Record<string, Filter>>;
    readonly access?: Access;
    readonly operations?: readonly Crud[];
    /** What each member's kind must be able to do: one that cannot is refused at start-up. */
    readonly demands?: readonly Facet<never>[];
    /** Rows of the common list carry the fields of their own model. */
    readonly showsConcrete?: boolean;
    /** Members that the list of types leaves out. */
    readonly hiddenTypes?: readonly string[];
    /** Order of the list of types: by class name, unless said otherwise. */
    readonly typesBy?: "class" | "name";
}

export class Family<R = never> {
    readonly spec: FamilySpec<R>;
    readonly name: ModelName;
    readonly view: View;

    constructor(name: ModelName, spec: FamilySpec<R>) {
        this.name = name;
        this.spec = spec;
        this.view = new View(spec.schema, name, spec.fields, (spec.computed ?? {}) as Readonly<Record<string, Computed<never>>>);
    }
}

export const family = <const M extends ModelName>(name: M, spec: FamilySpec<Models[M]>): Family<Models[M]> => new Family(name, spec);

/** One part of the backend: what it describes, and what it does beyond that. */
export interface App {
    /** `authentik.core` */
    readonly name: string;
    readonly label: string;
    readonly resources?: readonly Resource<never>[];
    readonly families?: readonly Family<never>[];
    readonly views?: readonly View[];
    readonly operations?: readonly Operation[];
    /** What kinds can do that their resources do not say themselves, as it runs something: `can(dummyPolicy, evaluates(…))`. */
    readonly facets?: readonly Capable[];
    readonly tasks?: readonly Task[];
    /** Pages and protocol endpoints outside the API. */
    readonly pages?: readonly Page[];
}

/** An endpoint outside `/api/v3/`: answers with a redirect or a document. */
export interface Page {
    readonly methods: readonly Method[];
    /** `/flows/-/default/{designation}/` */
    readonly path: string;
    handle(call: Call): Response | Promise<Response>;
}
