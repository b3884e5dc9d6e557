import type { Call, Principal } from "./call.ts";
import { grantOrigin } from "./cors.ts";
import type { Db } from "#kernel/store/db.ts";
import { atEveryHost, type Endpoint, type HostName } from "./endpoint.ts";
import { apiErrors, type ErrorShape } from "./error-shapes.ts";
import { notAuthenticated, wrongMethod } from "#kernel/base/errors.ts";
import { missing, negotiate, slashed } from "./exchange.ts";
import { MAX_ANONYMOUS_BODY, MAX_BODY, MAX_FILE_BODY } from "#kernel/base/limits.ts";
import { noContent, ok, type Operation } from "./operation.ts";
import { type Match, Router } from "./router.ts";

const API = "/api/v3/";

/** What is at an address, whatever the method. */
export interface Target {
    /** How errors look before anything else is known. */
    readonly errors: ErrorShape;
    answer(call: Call): Response | Promise<Response>;
    /** Largest body of this caller, in bytes. Throws when the caller may not ask at all. */
    maxBody(call: Call): number | Promise<number>;
    /** Whether it may write, where the method does not say it. */
    readonly writes?: boolean;
    /** Completes an answer, an error's as well. */
    finish?(call: Call, response: Response): Promise<Response>;
}

/** Where a request was sent to. */
export interface Address extends HostName {
    readonly pathname: string;
}

/** Finds what answers an address, and runs it. */
export class Dispatcher {
    readonly #operations: Router<Operation>;
    readonly #endpoints: Router<Endpoint>;
    /** Endpoints that choose by host, in the order they were described, each with its own path. */
    readonly #hosted: readonly { endpoint: Endpoint; router: Router<Endpoint> }[];
    readonly #authenticate: (call: Call) => Principal | null;

    constructor(operations: readonly Operation[], endpoints: readonly Endpoint[], authenticate: (call: Call) => Principal | null) {
        const routes = (of: readonly Endpoint[]) => of.flatMap((endpoint) => endpoint.methods.map((method) => ({ method, path: endpoint.path, endpoint })));
        this.#operations = new Router(operations.map((o) => ({ method: o.method, path: API + o.path, endpoint: o })));
        this.#endpoints = new Router(routes(endpoints.filter(({ host }) => !host)));
        this.#hosted = endpoints.filter(({ host }) => host).map((endpoint) => ({ endpoint, router: new Router(routes([endpoint])) }));
        this.#authenticate = authenticate;
    }

    /** Whether an address is the engine's to answer. */
    owns({ pathname, ...name }: Address, db: Db): boolean {
        return this.#byHost(name, pathname, db) !== undefined || pathname.startsWith("/api/") || this.#endpoints.match(pathname) !== undefined;
    }

    find({ host, hostname, pathname }: Address, db: Db): Target {
        const hosted = this.#byHost({ host, hostname }, pathname, db);
        if (hosted) return this.#endpoint(hosted);
        if (pathname.startsWith(API)) {
            const match = this.#operations.match(pathname);
            return match ? this.#operation(match) : unknown(!pathname.endsWith("/") && this.#operations.match(`${pathname}/`) !== undefined);
        }
        const match = this.#endpoints.match(pathname);
        return match ? this.#endpoint(match) : unknown(!pathname.endsWith("/") && this.#endpoints.match(`${pathname}/`) !== undefined);
    }

    /** Whether an endpoint chooses this name. */
    knowsHost = (name: HostName, db: Db): boolean => this.#hosted.some(({ endpoint: { host } }) => host !== atEveryHost && host!(name, db) !== null);

    #byHost(name: HostName, pathname: string, db: Db): Match<Endpoint> | undefined {
        for (const { endpoint, router } of this.#hosted) {
            const match = router.match(pathname);
            if (match && endpoint.host!(name, db)) return match;
        }
        return undefined;
    }

    #operation({ endpoints, params }: Match<Operation>): Target {
        const allowed = [...endpoints.keys(), "HEAD", "OPTIONS"];
        const enter = (call: Call): Operation => {
            const operation = endpoints.get(readingMethod(call));
            const some = operation ?? [...endpoints.values()][0]!;
            call.params = params;
            if (some.errors) call.errors = some.errors(call);
            negotiate(call);
            call.authenticateBy(() => this.#authenticate(call));
            // Rights come before the method: who may do nothing here must not learn what could be done.
            some.access.enter(call);
            return some;
        };
        return {
            errors: apiErrors,
            maxBody(call) {
                const { body } = enter(call);
                if (!call.principal) return MAX_ANONYMOUS_BODY;
                return body?.kind === "form" ? MAX_FILE_BODY : MAX_BODY;
            },
            answer(call) {
                const operation = enter(call);
                if (call.method === "OPTIONS") return described(operation, allowed);
                if (!endpoints.has(readingMethod(call))) throw wrongMethod(call.method, allowed);
                return operation.handle(call);
            },
        };
    }

    #endpoint({ endpoints, params }: Match<Endpoint>): Target {
        const some = [...endpoints.values()][0]!;
        const allowed = [...endpoints.keys(), ...(endpoints.has("GET") ? ["HEAD"] : []), "OPTIONS"];
        const of = (call: Call): Endpoint | undefined => endpoints.get(readingMethod(call));
        return {
            errors: some.errors,
            async maxBody(call) {
                call.params = params;
                const endpoint = of(call);
                if (!endpoint) return MAX_ANONYMOUS_BODY;
                await endpoint.authenticate(call);
                return call.principal ? (endpoint.maxBody ?? MAX_BODY) : MAX_ANONYMOUS_BODY;
            },
            answer(call) {
                call.params = params;
                const endpoint = of(call);
                call.errors = endpoint?.errors ?? some.errors;
                if (call.method === "OPTIONS") return withAllow(noContent(), allowed);
                if (!endpoint) throw wrongMethod(call.method, allowed);
                return endpoint.answer(call);
            },
            async finish(call, response) {
                const rule = (of(call) ?? some).cors;
                return rule ? grantOrigin(rule, call, response, allowed) : response;
            },
        };
    }
}

const readingMethod = (call: Call): string => (call.method === "HEAD" ? "GET" : call.method);

const withAllow = (response: Response, allowed: readonly string[]): Response => {
    response.headers.set("allow", allowed.join(", "));
    return response;
};

/** What an address of the API says of itself. Source of the shape: Django REST framework's `SimpleMetadata`. */
const described = (operation: Operation, allowed: readonly string[]): Response =>
    withAllow(
        ok({
            name: operation.path
                .split("/")
                .filter((part) => part && !part.startsWith("{"))
                .join(" "),
            description: operation.summary ?? "",
            renders: [...(operation.types ?? ["application/json"])],
            parses: [operation.body?.kind === "form" ? "multipart/form-data" : "application/json"],
        }),
        allowed,
    );

/** Nothing is at this address; a path without its closing slash redirects to the one with it. */
const unknown = (isSlashMissing: boolean): Target => ({
    errors: apiErrors,
    maxBody: () => MAX_ANONYMOUS_BODY,
    answer: (call) => (isSlashMissing ? slashed(call.url.pathname, call.url.search) : missing(call)),
});

/** Refuses a caller who is not who they were before the request waited. */
export function checkSameCaller(before: Principal | null, now: Principal | null): void {
    if (before && now?.pk !== before.pk) throw notAuthenticated();
}
