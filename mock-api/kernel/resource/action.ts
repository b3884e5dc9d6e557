import type { Access } from "#kernel/http/access.ts";
import type { Call } from "#kernel/http/call.ts";
import type { Db } from "#kernel/store/db.ts";
import { notFound, wrongMediaType } from "#kernel/base/errors.ts";
import type { Field, Fields, Values } from "#kernel/base/fields.ts";
import { nested } from "#kernel/base/fields.ts";
import type { JsonObject } from "#kernel/base/models.ts";
import type { Body, Method, Operation, Parameter } from "#kernel/http/operation.ts";
import { registryOf } from "./registry.ts";
import type { AnyResource, Family, Resource } from "./resource.ts";
import { keyOf, type Stored } from "#kernel/store/schema.ts";
import { read } from "#kernel/store/validate.ts";
import { own } from "#kernel/base/own.ts";

/** How an action is asked and what it answers. */
export interface ActionSpec<B extends Fields> {
    /** Left out: as the resource's. */
    readonly access?: Access;
    /** Fields of its JSON body. */
    readonly body?: B;
    /** Name of the body's schema in the document. */
    readonly bodySchema?: string;
    /** Fields of a form are taken for those of its JSON body, too. */
    readonly takesForms?: boolean;
    /** Fields of its multipart body. */
    readonly form?: Fields;
    readonly query?: Readonly<Record<string, Field | Omit<Parameter, "name">>>;
    /** Shape of its answer; left out: 204 without a body. */
    readonly answer?: Field | null;
    /** Status of the answer, 200 by default. */
    readonly status?: number;
    /** Further answers that the document names. */
    readonly answers?: Readonly<Record<number, Field | null>>;
    /** Id in the document when it is not `<path>_<verb>`. */
    readonly id?: string;
    /** The list of an action that gives rows: its id ends in `_list`. */
    readonly isList?: boolean;
    /** Media types of its answer; left out: JSON. */
    readonly types?: readonly string[];
}

/** What the handler of an action gets. */
export interface Acting<R, B> {
    readonly row: R;
    readonly body: B;
    readonly call: Call;
    readonly db: Db;
}

type Handler<R, B> = (acting: Acting<R, B>) => Response | Promise<Response>;

/** An action on one row: `POST core/groups/{group_uuid}/add_user/`. */
export function action<R extends Stored, const B extends Fields = Fields>(
    of: Resource<R>,
    method: Method,
    name: string,
    spec: ActionSpec<B>,
    handle: Handler<R, Values<B>>,
): Operation {
    return operation(`${of.spec.path}/${name}/`, of.access, method, spec, (call, read) => {
        const row = findRow(of, call, spec.access);
        (spec.access ?? of.access).touch(call, row);
        return handle({ row, body: read(), call, db: call.db });
    });
}

/** An action on the whole collection: `GET core/users/me/`. */
export function collectionAction<R extends Stored, const B extends Fields = Fields>(
    of: Resource<R> | Family<R>,
    method: Method,
    name: string,
    spec: ActionSpec<B> & { access: Access },
    handle: (acting: Omit<Acting<R, Values<B>>, "row">) => Response | Promise<Response>,
): Operation {
    const base = of.spec.path!.replace(/\/\{\w+\}$/, "");
    return operation(`${base}/${name}/`, spec.access, method, spec, (call, read) => handle({ body: read(), call, db: call.db }));
}

/** An action on one row of a family, whatever its kind: `POST policies/all/{policy_uuid}/test/`. */
export function familyAction<R extends Stored, const B extends Fields = Fields>(
    of: Family<R>,
    method: Method,
    name: string,
    spec: ActionSpec<B> & { access: Access },
    handle: Handler<R, Values<B>>,
): Operation {
    return operation(`${of.spec.path}/${name}/`, spec.access, method, spec, (call, read) => {
        const row = findMember(of, call);
        return handle({ row, body: read(), call, db: call.db });
    });
}

/** An operation that belongs to no resource: `GET root/config/`. */
export function apiOperation<const B extends Fields = Fields>(
    method: Method,
    path: string,
    spec: ActionSpec<B> & { access: Access },
    handle: (acting: Omit<Acting<never, Values<B>>, "row">) => Response | Promise<Response>,
): Operation {
    return operation(path, spec.access, method, spec, (call, read) => handle({ body: read(), call, db: call.db }));
}

function operation<B extends Fields>(
    path: string,
    access: Access,
    method: Method,
    spec: ActionSpec<B>,
    handle: (call: Call, body: () => Values<B>) => Response | Promise<Response>,
): Operation {
    const status = spec.status ?? (spec.answer === undefined ? 204 : 200);
    return {
        id: spec.id ?? operationId(path, spec.isList ? "list" : VERBS[method]),
        method,
        path,
        access: spec.access ?? access,
        parameters: Object.entries(spec.query ?? {}).map(([name, query]) => ("kind" in query ? { name, shape: query } : { name, ...query })),
        body: bodyOf(spec),
        answers: { [status]: spec.answer ?? null, ...spec.answers },
        types: spec.types,
        // A missing object is reported before errors of the body.
        handle: (call) => handle(call, () => bodyFor(spec, call)),
    };
}

/** The body as it was read. A form's fields are left to the handler, in `call.incoming.form`. Throws 415 for a form that cannot be read. */
function bodyFor<B extends Fields>(spec: ActionSpec<B>, call: Call): Values<B> {
    const type = call.header("content-type") ?? "";
    const isForm = FORM.test(type);
    if (spec.form && !isForm) throw wrongMediaType(type);
    const sent = (): JsonObject => (spec.takesForms && isForm ? Object.fromEntries(call.form.texts()) : call.body());
    // Without fields nothing is read, and no value is asked for.
    return read(spec.body ?? {}, spec.body ? sent() : {}, { db: call.db }) as Values<B>;
}

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)/i;

const VERBS: Record<Method, string> = { GET: "retrieve", POST: "create", PUT: "update", PATCH: "partial_update", DELETE: "destroy" };

/** `core_groups_add_user_create` */
export function operationId(path: string, verb: string): string {
    const words = path
        .split("/")
        .filter((word) => word && !word.startsWith("{"))
        .map((word) => word.replaceAll("-", "_"));
    return [...words, verb].join("_");
}

function bodyOf(spec: ActionSpec<Fields>): Body | undefined {
    if (spec.form) return { kind: "form", fields: spec.form };
    return spec.body ? { kind: "json", shape: nested(spec.bodySchema ?? "Body", spec.body) } : undefined;
}

/** The row that the path names: 404 when it is not there, malformed, or not for the caller's eyes. */
export function findRow<R extends Stored>(of: Resource<R>, call: Call, as: Access = of.access): R {
    const row = of.find(call.db, own(call.params, keyName(of.spec.path!))!);
    if (!row || !of.sees(call, row, as)) throw notFound();
    return row;
}

/** The row of a family that the path names: 404 when it is not there, malformed, or not for the caller's eyes. */
export function findMember<R extends Stored>(of: Family<R>, call: Call, as?: Access): R {
    const row = of.find(call.db, own(call.params, keyName(of.spec.path!))!);
    if (!row || !concreteOf(call, of.name, row).sees(call, row, as)) throw notFound();
    return row;
}

/** The resource that a family's row belongs to. */
export const concreteOf = (call: Call, family: string, row: Stored): AnyResource => registryOf(call).resource(call.db.modelOf(family, keyOf(row))!);

export const keyName = (path: string): string => /\{(\w+)\}$/.exec(path)![1]!;
