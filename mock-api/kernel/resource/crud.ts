import { pythonText } from "#mock/encoding/python-text.ts";
import { concreteOf, findMember, findRow, operationId } from "./action.ts";
import { type Access, signedIn, superuser, superuserOnly } from "#kernel/http/access.ts";
import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { noted } from "./deletions.ts";
import { nonFieldError } from "#kernel/base/errors.ts";
import { type Field, type Fields, embed, list, nested, text } from "#kernel/base/fields.ts";
import type { Filter, Test } from "./filters.ts";
import { hooks } from "./hooks.ts";
import { paginate, select } from "./list.ts";
import type { JsonObject, Key } from "#kernel/base/models.ts";
import { created, jsonText, noContent, ok, type Operation, type Parameter, usedByList } from "#kernel/http/operation.ts";
import type { Registry } from "./registry.ts";
import type { AnyFamily, AnyResource, Crud, Draft } from "./resource.ts";
import { keyOf, keysAt, type Patch, type Stored } from "#kernel/store/schema.ts";
import { complete, type Steps } from "#kernel/base/steps.ts";
import { twinsOf } from "#kernel/store/unique.ts";
import { usedBy } from "./used-by.ts";
import { read } from "#kernel/store/validate.ts";
import { own } from "#kernel/base/own.ts";

/** The operations that follow from descriptions alone. */
export const crudOperations = (registry: Registry): Operation[] => [
    ...[...registry.resources.values()].flatMap(places).flatMap((resource) => (resource.spec.path ? operationsOf(resource, registry) : [])),
    ...[...registry.families.values()].flatMap((family) => (family.spec.path ? familyOperations(family, registry) : [])),
];

/** Who may ask what uses a row: where rows belong to nobody, everybody who is signed in. */
const shared = (access: Access): Access | undefined => (access === superuser || access === superuserOnly ? signedIn : undefined);

/** A resource at each place where it is served. */
const places = (resource: AnyResource): AnyResource[] => (resource.secondary ? [resource, resource.secondary] : [resource]);

/** Parameters of every list. */
const PAGING: Parameter[] = ["ordering", "page", "page_size", "search"].map((name) => ({
    name,
    shape: name.startsWith("page") ? ({ ...text(), kind: "integer" } satisfies Field) : text(),
}));

/** The parameters of filters, each of the kind of the field that it is compared with. */
const parametersOf = (filters: Readonly<Record<string, Filter>>, fields: Fields): Parameter[] =>
    Object.entries(filters).map(([name, { shape, isMany, path }]) => ({
        name,
        shape: shape ?? (isMany ? oneOf(own(fields, path ?? name)) : own(fields, name)) ?? text(),
        isMany,
    }));

/** One of the keys in a relation to many. */
const oneOf = (field: Field | undefined): Field | undefined => field && { ...field, kind: "reference" };

export const paginated = (shape: Field): Field => nested("Paginated", { pagination: nested("Pagination", {}), results: list(shape) });

function operationsOf(resource: AnyResource, registry: Registry): Operation[] {
    const path = resource.spec.path!;
    const base = `${path.replace(/\/\{\w+\}$/, "")}/`;
    const shown = embed(resource.spec.schema);
    const body = (isPartial = false) => ({ kind: "json" as const, shape: shown, isPartial });
    const filters = parametersOf(resource.filters, resource.fields);
    const make = (verb: Crud, method: Operation["method"], at: string, rest: Pick<Operation, "answers" | "handle"> & Partial<Operation>): Operation => ({
        id: operationId(at, verb === "used_by" ? "list" : verb),
        method,
        path: at,
        access: resource.access,
        parameters: [],
        ...rest,
    });
    const detail = `${path}/`;
    const all: Record<Crud, () => Operation> = {
        list: () =>
            make("list", "GET", base, {
                parameters: [...filters, ...PAGING],
                answers: { 200: paginated(shown) },
                handle: async (call) => jsonText(await listRows(resource, call)),
            }),
        create: () => make("create", "POST", base, { body: body(), answers: { 201: shown }, handle: async (call) => created(await save(resource, call)) }),
        retrieve: () =>
            make("retrieve", "GET", detail, { answers: { 200: shown }, handle: (call) => ok(resource.view.represent(touched(resource, call), call)) }),
        update: () =>
            make("update", "PUT", detail, {
                body: body(),
                answers: { 200: shown },
                handle: async (call) => ok(await save(resource, call, touched(resource, call))),
            }),
        partial_update: () =>
            make("partial_update", "PATCH", detail, {
                body: body(true),
                answers: { 200: shown },
                handle: async (call) => ok(await save(resource, call, touched(resource, call), true)),
            }),
        destroy: () => make("destroy", "DELETE", detail, { answers: { 204: null }, handle: (call) => remove(resource, findRow(resource, call), call) }),
        used_by: () =>
            make("used_by", "GET", `${detail}used_by/`, {
                access: signedIn,
                answers: { 200: usedByList },
                handle: (call) => ok(usedBy(findRow(resource, call, shared(resource.access)), resource, registry, call)),
            }),
    };
    return resource.operations.map((verb) => all[verb]());
}

/** One page of a resource's list, as JSON text. */
export async function listRows(resource: AnyResource, call: Call): Promise<string> {
    const { view, model, spec } = resource;
    const filter = spec.listFilter ? spec : call.registry.facetOf(model, hooks);
    const show = spec.isShared ? (row: Stored) => view.sharedText(row, call) : (row: Stored) => JSON.stringify(view.represent(row, call));
    if (filter?.listFilter) return complete(paginate(await kept(select(resource, call), (row) => filter.listFilter!(row, call)), call, show));
    return call.reading(() => paginate(select(resource, call, visibleTo(call, resource)), call, show));
}

async function kept(rows: readonly Stored[], test: (row: Stored) => boolean | Promise<boolean>): Promise<Stored[]> {
    const result: Stored[] = [];
    for (const row of rows) if (await test(row)) result.push(row);
    return result;
}

/** Which rows the caller sees; undefined when it is all of them. */
export const visibleTo = (call: Call, resource: AnyResource): Test | undefined =>
    resource.access.seesAll(call) ? undefined : (row) => resource.sees(call, row);

function touched(resource: AnyResource, call: Call): Stored {
    const row = findRow(resource, call);
    resource.access.touch(call, row);
    return row;
}

/** Reads the body, asks whom it concerns, checks it, writes the row and what mirrors it. */
async function save(resource: AnyResource, call: Call, found?: Stored, isPartial = false): Promise<JsonObject> {
    const values = sentValues(resource, call, found, isPartial);
    const told = await call.registry.facetOf(resource.model, hooks)?.ask?.({ values, row: found, call, db: call.db });
    // Others have had the state while somebody was asked: what was read from it is read again.
    const row = told && found ? touched(resource, call) : found;
    const { owner } = resource.access;
    const owned = owner && !row && !call.isSuperuser ? { [owner]: call.principal!.pk } : {};
    const draft = { ...(told ? sentValues(resource, call, row, isPartial) : values), ...told, ...owned };
    if (takesLong(resource, call)) await call.changing(() => examine(resource, { values: draft, row, call, db: call.db }));
    return resource.view.represent(write(resource, call, draft, row), call);
}

/** Reads the body by the fields that the caller may set. Throws 400 with each fault at its field. */
function sentValues(resource: AnyResource, call: Call, row: Stored | undefined, isPartial: boolean): Record<string, unknown> {
    const body = call.body();
    return read(settable(resource, call), body, {
        db: call.db,
        row,
        isPartial,
        isUpdate: row !== undefined,
        name: pythonText(body.name ?? row?.name ?? resource.model),
        model: resource.model,
        modelTitle: resource.spec.names[0],
    });
}

const takesLong = ({ spec, model }: AnyResource, call: Call): boolean =>
    spec.examine !== undefined || call.registry.facetOf(model, hooks)?.examine !== undefined;

/** Checks in steps what takes long; nothing of the row is written yet. */
export function* examine({ spec, model }: AnyResource, draft: Draft<Stored>): Steps<void> {
    yield* spec.examine?.(draft) ?? [];
    yield* draft.call.registry.facetOf(model, hooks)?.examine?.(draft) ?? [];
}

/**
 * The fields that the caller may set. An owner who is not an administrator cannot change what it refers to: a key handed to an
 * administrator would act as one, an account elsewhere would sign in as them.
 */
function settable({ fields, access }: AnyResource, { isSuperuser }: Call): Fields {
    if (isSuperuser || access.owner === undefined) return fields;
    return Object.fromEntries(Object.entries(fields).filter(([, { target }]) => target === undefined));
}

/** Writes validated values: the rules across fields, the row, mirrored relations, and what the resource does afterwards. */
export function write(resource: AnyResource, call: Call, values: Record<string, unknown>, before?: Stored): Stored {
    const { db } = call;
    const { spec, model, fields } = resource;
    const added = call.registry.facetOf(model, hooks);
    const draft = { values, row: before, call, db };
    spec.prepare?.(draft);
    added?.prepare?.(draft);
    requireUniqueTogether(resource, call, values, before);
    const isMirrored = (name: string) => own(fields, name)?.kind === "inverse";
    const columns = Object.fromEntries(Object.entries(values).filter(([name]) => !isMirrored(name)));
    const key = keyOf(before ? db.change(model, keyOf(before), columns) : db.insert(model, columns));
    for (const name of Object.keys(values).filter(isMirrored)) mirror(own(fields, name)!, key, keysAt(values, name), db);
    const row = rowOf(db, model, key);
    const written = { row, before, call, db };
    spec.saved?.(written);
    added?.saved?.(written);
    return db.row(model, key) ?? row;
}

function rowOf(db: Db, model: string, key: Key): Stored {
    const row = db.row(model, key);
    if (!row) throw new Error(`${model} ${key} is gone`);
    return row;
}

/** Makes exactly these rows contain the key in their `through` field. */
function mirror({ target, through }: Field, key: Key, wanted: readonly Key[], db: Db): void {
    const [model, name] = [target!, through!];
    for (const other of db.rowsWith(model, name, key))
        if (!wanted.includes(keyOf(other))) db.relink(model, keyOf(other), { [name]: keysAt(other, name).filter((k) => k !== key) });
    for (const other of wanted.flatMap((k) => db.row(model, k) ?? [])) {
        const held = keysAt(other, name);
        if (!held.includes(key)) db.relink(model, keyOf(other), { [name]: [...held, key] });
    }
}

/** What a new row holds where nothing was sent; a value that is drawn for each row has no twin. */
const defaultsOf = (fields: Fields): Patch =>
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, typeof field.default === "function" ? undefined : field.default]));

function requireUniqueTogether({ spec, model, fields }: AnyResource, { db }: Call, values: Patch, before?: Stored): void {
    const draft: Patch = { ...(before ?? defaultsOf(fields)), ...values };
    for (const names of spec.unique ?? []) {
        const twins = twinsOf(db, model, names, draft);
        if (twins.some((twin) => !before || keyOf(twin) !== keyOf(before))) throw nonFieldError(`The fields ${names.join(", ")} must make a unique set.`);
    }
}

function remove(resource: AnyResource, row: Stored, call: Call): Response {
    resource.access.touch(call, row);
    noted(resource, row, call, () => {
        call.db.remove(resource.model, keyOf(row));
        tellRemoved(resource, row, call);
    });
    return noContent();
}

function tellRemoved({ spec, model }: AnyResource, row: Stored, call: Call): void {
    const removed = { row, call, db: call.db };
    spec.removed?.(removed);
    call.registry.facetOf(model, hooks)?.removed?.(removed);
}

/** List, retrieve, delete and `used_by` of a family, whichever member a row is of. */
function familyOperations(family: AnyFamily, registry: Registry): Operation[] {
    const { spec, name, view } = family;
    const path = spec.path!;
    const base = `${path.replace(/\/\{\w+\}$/, "")}/`;
    const access = spec.access ?? superuser;
    const shown = embed(name);
    const concrete = (row: Stored, call: Call) => concreteOf(call, name, row);
    const represent = (row: Stored, call: Call) => (spec.showsConcrete ? concrete(row, call).view : view).represent(row, call);
    const find = (call: Call, as?: Access): Stored => findMember(family, call, as);
    const listing = {
        model: name,
        fields: spec.fields,
        computed: view.computed,
        order: spec.order ?? [],
        search: spec.search ?? [],
        filters: spec.filters ?? {},
    };
    const filters = parametersOf(listing.filters, spec.fields);
    const detail = `${path}/`;
    const showing = (verb: Crud, method: Operation["method"]): Operation => ({
        id: operationId(detail, verb),
        method,
        path: detail,
        access,
        parameters: [],
        answers: { 200: shown },
        handle(call) {
            const row = find(call);
            concrete(row, call).access.touch(call, row);
            return ok(represent(row, call));
        },
    });
    const all: Partial<Record<Crud, () => Operation>> = {
        list: () => ({
            id: operationId(base, "list"),
            method: "GET",
            path: base,
            access,
            parameters: [...filters, ...PAGING],
            answers: { 200: paginated(shown) },
            async handle(call) {
                const visible = access.seesAll(call) ? undefined : (row: Stored) => concrete(row, call).sees(call, row);
                return jsonText(await call.reading(() => paginate(select(listing, call, visible), call, (row) => JSON.stringify(represent(row, call)))));
            },
        }),
        retrieve: () => showing("retrieve", "GET"),
        // Nothing of a row can be changed through its family: these show it as it is.
        update: () => showing("update", "PUT"),
        partial_update: () => showing("partial_update", "PATCH"),
        destroy: () => ({
            id: operationId(detail, "destroy"),
            method: "DELETE",
            path: detail,
            access,
            parameters: [],
            answers: { 204: null },
            handle(call) {
                const row = find(call);
                return remove(concrete(row, call), row, call);
            },
        }),
        used_by: () => ({
            id: operationId(`${detail}used_by/`, "list"),
            method: "GET",
            path: `${detail}used_by/`,
            access: signedIn,
            parameters: [],
            answers: { 200: usedByList },
            handle(call) {
                const row = find(call, shared(access));
                return ok(usedBy(row, concrete(row, call), registry, call));
            },
        }),
    };
    return (spec.operations ?? ["list", "retrieve", "destroy", "used_by"]).flatMap((verb) => all[verb]?.() ?? []);
}
