import { send } from "./client.ts";
import type { paths } from "./schema.generated.ts";
import { ownValue } from "#src/base/own-value.ts";

type Method = "get" | "post" | "put" | "patch" | "delete";

/** Paths of the published document that know the method. */
export type PathWith<M extends Method> = { [P in keyof paths]: paths[P][M] extends object ? P : never }[keyof paths];

type Json<T> = T extends { content: { "application/json": infer Body } } ? Body : undefined;
type Part<T, K extends string> = T extends { [key in K]?: infer Value } ? Exclude<Value, undefined> : never;

/** Body that the operation answers with when all went well. */
export type Answer<M extends Method, P extends PathWith<M>> = paths[P][M] extends { responses: infer R } ? Json<R[keyof R & (200 | 201)]> : never;
/** Body that the operation takes. */
export type Body<M extends Method, P extends PathWith<M>> = Json<Part<paths[P][M], "requestBody">>;
export type Query<M extends Method, P extends PathWith<M>> = Extract<Part<Part<paths[P][M], "parameters">, "query">, object>;

/** Names between braces: `"/core/users/{id}/"` has `id`. */
type Parameters<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | Parameters<Rest> : never;

export type Options<M extends Method, P extends PathWith<M>> = {
    query?: Query<M, P> | undefined;
    body?: Body<M, P> | FormData;
    signal?: AbortSignal | undefined;
    /** As in `Call`. */
    onlyAsks?: boolean;
    byClock?: boolean;
} & ([Parameters<P>] extends [never] ? { path?: never } : { path: { [Name in Parameters<P>]: string | number } });

/** The path with its parameters filled in, each percent-encoded. */
export const fill = (path: string, values: Readonly<Record<string, string | number>> = {}): string =>
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(ownValue(values, name))));

/** The one place where the published document's word is taken for the type of what arrives. */
export const answer = <T>(sent: Promise<unknown>): Promise<T> => sent as Promise<T>;

const call =
    <M extends Method>(method: M) =>
    <P extends PathWith<M>>(path: P, options: Options<M, P>): Promise<Answer<M, P>> =>
        answer(send(method.toUpperCase(), fill(path, options.path), options));

export const get = call("get");
export const post = call("post");
export const put = call("put");
export const patch = call("patch");
export const del = call("delete");
