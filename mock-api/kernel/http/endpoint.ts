import type { Call } from "./call.ts";
import type { CorsRule } from "./cors.ts";
import type { Db } from "#kernel/store/db.ts";
import { type ErrorShape, pageErrors } from "./error-shapes.ts";
import type { Method } from "./operation.ts";

/*
 * Endpoints outside the REST API: pages and protocols. An endpoint is a visible list of single-purpose checks, first failure wins:
 *
 *     export const authorize = endpoint("GET,POST /application/o/authorize/", { authenticate: bySession, errors: pageErrors }, [
 *         parseRequest, findClient, checkRedirectUri,
 *         checkResponseType, checkPkce, requireLogin,
 *         startFlow,
 *     ]);
 *
 * A check is a small function in a file of its own. It takes what it needs of the context by destructuring, and
 * - throws, when the request must not go on: the endpoint's error shape makes HTTP of it, what was written is taken back;
 * - gives a Response, when the request ends here;
 * - gives an object, which is added to the context: the next check may ask for it, and the compiler checks that one before gives it;
 * - gives nothing, when all is well.
 *
 *     export const findClient = ({ db, parameters }: { db: Db; parameters: Parameters }) => ({ client: clientOf(db, parameters) ?? unknownClient() });
 *     export const checkRedirectUri = ({ call, client, parameters }: { call: Call; client: Client; parameters: Parameters }) => {
 *         if (!isAllowed(client, parameters.redirect_uri)) throw new ProtocolError("invalid_request", "…");
 *         call.errors = clientErrors(parameters.redirect_uri, "query", { state: parameters.state });   // from here on errors travel to the client
 *         return { redirectUri: parameters.redirect_uri };
 *     };
 *
 * Whoever has to wait (a signature, another server, this engine itself) does so in `call.outside(…)`: see `call.ts`.
 */

/** Names in braces of a path: `{ slug: string }` of `/application/o/{slug}/`. */
export type PathValues<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
    ? { readonly [K in Name | keyof PathValues<Rest>]: string }
    : object;

/** `GET,POST /path/` and its parts. */
type Route = `${string} /${string}`;
type PathOf<R extends Route> = R extends `${string} ${infer Path}` ? Path : never;

/** What every check finds in its context. */
export interface Base<Params> {
    readonly call: Call;
    readonly db: Db;
    readonly params: Params;
}

/** A way of authenticating: the first of the checks. What it gives is in the context; it sets `call.principal` where there is one. */
export type Authenticate<Given extends object> = (call: Call) => Given | Promise<Given>;

/** The name that a request was sent to: with its port, where that is not the scheme's, and without. */
export interface HostName {
    readonly host: string;
    readonly hostname: string;
}

/** Chooses an endpoint by the name that a request was sent to: null, when it is not this endpoint's; what it gives is in the context. */
export type ByHost<Given extends object> = (name: HostName, db: Db) => Given | null;

/** For what is at every name, before endpoints that choose some. A name is not answered to because of it. */
export const atEveryHost: ByHost<object> = () => ({});

export interface EndpointSpec<Given extends object, Hosted extends object> {
    readonly authenticate: Authenticate<Given>;
    /** Left out: scripts of other origins may not read the answers. */
    readonly cors?: CorsRule;
    /** Left out: a page for a person. */
    readonly errors?: ErrorShape;
    /** Left out: at every name that the installation answers for. Endpoints that choose by host are asked before all others. */
    readonly host?: ByHost<Hosted>;
    /** Largest body of whoever is signed in, in bytes; left out: as `limits.ts` has it. */
    readonly maxBody?: number;
}

/** An endpoint as the host runs it. */
export interface Endpoint {
    readonly methods: readonly Method[];
    readonly path: string;
    readonly cors: CorsRule | undefined;
    readonly errors: ErrorShape;
    readonly host: ByHost<object> | undefined;
    readonly maxBody: number | undefined;
    readonly authenticate: Authenticate<object>;
    answer(call: Call): Promise<Response>;
}

/** A check, whatever it needs and gives. */
export type Step = (context: never) => unknown;

type Needs<S extends Step> = Parameters<S> extends [infer Context, ...unknown[]] ? Context : unknown;
type Given<S extends Step> = Awaited<ReturnType<S>>;
type Additions<G> = Exclude<Extract<G, object>, Response>;
/** What a check adds; where it may also give nothing, what follows cannot rely on it. */
type Added<G> = [Additions<G>] extends [never] ? object : undefined extends G ? Partial<Additions<G>> : Additions<G>;
/** The context after a check: what it gives replaces the value of the same name, so that a check can narrow. */
type After<Context, S extends Step> = Merge<Context, Added<Given<S>>>;
type Merge<A, B> = { readonly [K in keyof A | keyof B]: K extends keyof B ? B[K] : K extends keyof A ? A[K] : never };

/** Shown by the compiler in place of a check that cannot be at this place of the list. */
interface Misplaced<Names> {
    readonly "no check before this one gives": Names;
}
type MissingNames<Context, N> = { [K in keyof N]: K extends keyof Context ? (Context[K] extends N[K] ? never : K) : K }[keyof N];

/** The same list when every check finds what it needs and the last one always answers. */
type Checked<Steps extends readonly Step[], Context, Done extends readonly unknown[] = readonly []> = Steps extends readonly [
    infer S extends Step,
    ...infer Rest extends readonly Step[],
]
    ? Context extends Needs<S>
        ? Rest extends readonly []
            ? Given<S> extends Response
                ? readonly [...Done, S]
                : readonly [...Done, (context: never) => Response | Promise<Response>]
            : Checked<Rest, After<Context, S>, readonly [...Done, S]>
        : readonly [...Done, Misplaced<MissingNames<Context, Needs<S>>>, ...Rest]
    : Done;

type Start<R extends Route, G, H> = Merge<Merge<Base<PathValues<PathOf<R>>>, H>, G>;

/** An endpoint of one function. */
export function endpoint<const R extends Route, G extends object, H extends object = object>(
    route: R,
    spec: EndpointSpec<G, H>,
    handle: (context: Start<R, G, H>) => Response | Promise<Response>,
): Endpoint;
/** An endpoint as a list of checks, the last of which answers. */
export function endpoint<const R extends Route, G extends object, const Steps extends readonly Step[], H extends object = object>(
    route: R,
    spec: EndpointSpec<G, H>,
    checks: Steps & Checked<Steps, Start<R, G, H>>,
): Endpoint;
export function endpoint(route: Route, spec: EndpointSpec<object, object>, given: Step | readonly Step[]): Endpoint {
    const [methods = "", path = ""] = route.split(" ");
    const steps = (typeof given === "function" ? [given] : given) as readonly ((context: object) => unknown)[];
    const { authenticate, cors, errors = pageErrors, host, maxBody } = spec;
    return {
        methods: methods.split(",") as Method[],
        path,
        cors,
        errors,
        host,
        maxBody,
        authenticate,
        async answer(call) {
            const context = { call, db: call.db, params: call.params, ...host?.(call.url, call.db), ...(await authenticate(call)) };
            for (const step of steps) {
                const result = await step(context);
                if (result instanceof Response) return result;
                Object.assign(context, result);
            }
            throw new Error(`${route} ends without an answer`);
        },
    };
}

/** Nobody is asked who they are. */
export const byNobody: Authenticate<object> = () => ({});
