/** Requests whose paths, parameters, bodies and answers are those of the OpenAPI document. */
import { type CallOptions, call, type Method } from "./client";
import type { paths } from "./schema.gen";

type Verb = "get" | "post" | "put" | "patch" | "delete";
type PathsWith<V extends Verb> = {
  [P in keyof paths]: paths[P] extends Record<V, { responses: unknown }> ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, V extends Verb> = paths[P] extends Record<V, infer O> ? O : never;

type Json<R> = R extends { content: { "application/json": infer Body } } ? Body : undefined;
/** The body of a success; undefined where there is none. */
export type Answer<O> = O extends { responses: infer R }
  ? { [Status in keyof R]: Status extends 200 | 201 | 202 | 204 ? Json<R[Status]> : never }[keyof R]
  : never;
export type Body<O> = O extends { requestBody: { content: { "application/json": infer B } } } ? B : undefined;
type Part<O, Name extends string> = O extends { parameters: infer All }
  ? Name extends keyof All
    ? NonNullable<All[Name]>
    : never
  : never;

interface Loose extends Pick<CallOptions, "headers" | "signal" | "keepalive"> {
  path?: Record<string, string>;
  query?: CallOptions["query"];
  body?: unknown;
}

type Options<O> = Pick<CallOptions, "signal" | "keepalive" | "headers"> &
  ([Part<O, "path">] extends [never] ? { path?: never } : { path: Part<O, "path"> }) &
  ([Part<O, "query">] extends [never] ? { query?: never } : { query?: Part<O, "query"> }) &
  ([Body<O>] extends [undefined] ? { body?: never } : { body: Body<O> });

/** `/api/orders/{order_id}` with its places filled and escaped. */
export function fill(path: string, values: Record<string, string> = {}): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ""));
}

const request =
  <V extends Verb>(method: Method) =>
  <P extends PathsWith<V>>(
    path: P,
    ...[options]: Partial<Options<Operation<P, V>>> extends Options<Operation<P, V>>
      ? [options?: Options<Operation<P, V>>]
      : [options: Options<Operation<P, V>>]
  ): Promise<Answer<Operation<P, V>>> => {
    const { path: values, ...rest } = (options ?? {}) as Loose;
    return call(method, fill(path as string, values), rest);
  };

export const get = request<"get">("GET");
export const post = request<"post">("POST");
export const put = request<"put">("PUT");
export const patch = request<"patch">("PATCH");
export const del = request<"delete">("DELETE");
