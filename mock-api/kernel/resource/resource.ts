import { type Access, superuser } from "#kernel/http/access.ts";
import type { Call, ModelInfo } from "#kernel/http/call.ts";
import type { Channel } from "#kernel/http/channel.ts";
import type { Db } from "#kernel/store/db.ts";
import type { Endpoint } from "#kernel/http/endpoint.ts";
import type { Ability, Capable, Demand } from "#kernel/base/facet.ts";
import type { Fields } from "#kernel/base/fields.ts";
import type { Filter } from "./filters.ts";
import { keyFrom } from "#kernel/store/formats.ts";
import type { Listener } from "./listener.ts";
import type { Listing } from "./list.ts";
import type { Key, ModelName, Models } from "#kernel/base/models.ts";
import type { Operation } from "#kernel/http/operation.ts";
import type { ModelSchema, Stored } from "#kernel/store/schema.ts";
import type { Steps } from "#kernel/base/steps.ts";
import type { Task } from "./task.ts";
import { type Computed, View } from "./view.ts";

/** A row that is about to be written: what was sent, and the present row (none when it is new). */
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

/**
 * What a resource says of itself. What it does with rows is written as methods, so that a description of any rows is one of `Stored` ones
 * (`AnyResource`): rows reach it only through its own model.
 */
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
    /** Families that its rows are members of; an object names the field with the row's key there. */
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
    listFilter?(row: R, call: Call): boolean | Promise<boolean>;
    /** Rows that the API never shows. */
    hiddenRows?(row: R): boolean;
    /** A row's answer is the same for every caller: lists may keep it until something changes. */
    readonly isShared?: boolean;
    /** Rows of others that it is related to through a table between, by the name of the original's relation. */
    readonly relatedThrough?: readonly RelatedThrough<R>[];
    /** Text form of a row, as `used_by` and events name it. */
    label?(row: R, db: Db): string;
    /**
     * Asks others what they say of what was sent, outside the transaction, where the API saves a row; blueprints and code ask nobody. Gives values that win over
     * those that were sent, or undefined where nobody was asked; throws what is wrong.
     */
    ask?(draft: Draft<R>): Promise<Partial<R> | undefined>;
    /** Checks in steps what takes long, before anything of the row is written; throws what is wrong. What it writes itself must be undone. */
    examine?(draft: Draft<R>): Steps<void>;
    /** Completes what was sent and checks rules that concern several fields; throws what is wrong. */
    prepare?(draft: Draft<R>): void;
    saved?(written: Written<R>): void;
    removed?(written: Written<R>): void;
    /** Its rows stay away when their deletion is undone. */
    readonly endsForGood?: boolean;
    /** Whether changes of rows are written to the event log. */
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
export class Resource<R extends Stored = Stored> implements Listing, ModelInfo {
    readonly spec: ResourceSpec<R>;
    readonly model: ModelName;
    readonly view: View<R>;
    readonly access: Access;
    readonly schema: ModelSchema;
    /** The same rows as they are served at their secondary place. */
    readonly secondary: Resource<R> | undefined;

    constructor(model: ModelName, spec: ResourceSpec<R>) {
        this.model = model;
        this.spec = spec;
        this.access = spec.access ?? superuser;
        this.view = new View<R>(spec.schema, model, spec.fields, spec.computed);
        this.schema = {
            model,
            fields: spec.fields,
            families: familiesOf(spec.families),
            indexes: [...(spec.indexes ?? []), ...(spec.lookup ? [spec.lookup] : [])],
            endsForGood: spec.endsForGood ?? false,
        };
        this.secondary = spec.secondaryPath && new Resource(model, { ...spec, ...spec.secondaryPath, secondaryPath: undefined });
    }

    get fields(): Fields {
        return this.spec.fields;
    }

    get computed(): Readonly<Record<string, Computed<R>>> {
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

    /** Whether no list shows the row, whoever asks. */
    hides(row: R): boolean {
        return this.spec.hiddenRows?.(row) ?? false;
    }

    get names(): readonly [string, string] {
        return this.spec.names;
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
    sees(call: Call, row: R, as: Access = this.access): boolean {
        return !this.hides(row) && as.sees(call, row, this.model);
    }

    /** The row that a path names; undefined when the text names none. */
    find(db: Db, asked: string): R | undefined {
        return rowAt(db, this.model, this.spec, asked);
    }

    label(row: R, db: Db): string {
        const { name, slug, pk }: Stored = row;
        return this.spec.label?.(row, db) ?? String(name ?? slug ?? pk);
    }
}

const NOTHING: readonly string[] = [];

function familiesOf(families: ResourceSpec<Stored>["families"] = {}): Readonly<Record<string, string>> {
    return isNames(families) ? Object.fromEntries(families.map((name) => [name, "pk"])) : families;
}

const isNames = (families: NonNullable<ResourceSpec<Stored>["families"]>): families is readonly string[] => Array.isArray(families);

/** The row of a model or family that a text names by its look-up field or its key. The model's rows are of the type that its description has. */
function rowAt<R extends Stored>(db: Db, model: string, { fields, lookup }: Pick<ResourceSpec<R>, "fields" | "lookup">, asked: string): R | undefined {
    const row = lookup ? db.rowsWith(model, lookup, asked)[0] : db.row(model, keyFrom(fields.pk, asked));
    return row as R | undefined;
}

/** A resource whose rows' type does not matter. */
export type AnyResource = Resource;

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
    /** Rows of the common list carry the fields of their own model. */
    readonly showsConcrete?: boolean;
    /** Members that the list of types leaves out. */
    readonly hiddenTypes?: readonly string[];
    /** Order of the list of types: by class name by default. */
    readonly typesBy?: "class" | "name";
}

export class Family<R extends Stored = Stored> {
    readonly spec: FamilySpec<R>;
    readonly name: ModelName;
    readonly view: View<R>;

    constructor(name: ModelName, spec: FamilySpec<R>) {
        this.name = name;
        this.spec = spec;
        this.view = new View<R>(spec.schema, name, spec.fields, spec.computed);
    }

    /** The row of any member that a path names; undefined when the text names none. */
    find(db: Db, asked: string): R | undefined {
        return rowAt(db, this.name, this.spec, asked);
    }
}

/** A family whose rows' type does not matter. */
export type AnyFamily = Family;

export const family = <const M extends ModelName>(name: M, spec: FamilySpec<Models[M]>): Family<Models[M]> => new Family(name, spec);

/** One part of the backend: what it describes, and what it does beyond that. */
export interface App {
    /** `authentik.core` */
    readonly name: string;
    readonly label: string;
    readonly resources?: readonly AnyResource[];
    readonly families?: readonly AnyFamily[];
    readonly views?: readonly View[];
    readonly operations?: readonly Operation[];
    /** What kinds can do that their resources do not say themselves, as it runs something: `can(dummyPolicy, evaluates(…))`. */
    readonly facets?: readonly Capable[];
    /** What every member of a family must be able to do; a kind that cannot is refused at start-up. */
    readonly demands?: readonly Demand[];
    readonly tasks?: readonly Task[];
    /** What follows from changes of rows, whatever makes them. */
    readonly listeners?: readonly Listener[];
    /** Pages and protocol endpoints outside the API. */
    readonly endpoints?: readonly Endpoint[];
    /** Sockets. */
    readonly channels?: readonly Channel[];
}
