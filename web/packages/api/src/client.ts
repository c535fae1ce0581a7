/** One small typed fetch. Refusals arrive as `Problem` with the words, the facts and the request id. */

export interface ProblemBody {
  type?: string;
  title?: string;
  status?: number;
  detail?: string;
  code?: string;
  facts?: Record<string, unknown>;
  request_id?: string;
}

export type Trouble = "offline" | "refused" | "broken";

/** A request that was not answered with what was asked for. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly facts: Record<string, unknown>;
  readonly requestId: string | null;
  readonly trouble: Trouble;

  constructor(status: number, body: ProblemBody, requestId: string | null = null) {
    super(body.detail ?? body.title ?? "");
    this.name = "Problem";
    this.status = status;
    this.code = body.code ?? (status === 0 ? "offline" : `http.${status}`);
    this.facts = body.facts ?? {};
    this.requestId = body.request_id ?? requestId;
    this.trouble = status === 0 ? "offline" : status >= 500 && status !== 503 ? "broken" : "refused";
  }
}

export const isAnonymous = (error: unknown): boolean => error instanceof Problem && error.status === 401;

export interface CallOptions {
  query?: Record<string, string | number | boolean | null | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  keepalive?: boolean;
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "HEAD";

let locale = "en";

/** The language answers are asked in. */
export function speak(next: string): void {
  locale = next;
}

export function address(path: string, query: CallOptions["query"] = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null) params.set(name, String(value));
  }
  const tail = params.toString();
  return tail ? `${path}?${tail}` : path;
}

async function problemFrom(answer: Response): Promise<Problem> {
  const requestId = answer.headers.get("x-request-id");
  try {
    return new Problem(answer.status, (await answer.json()) as ProblemBody, requestId);
  } catch {
    return new Problem(answer.status, {}, requestId);
  }
}

/** Send JSON or raw bytes, get JSON; throws `Problem` for anything but success. */
export async function call<Answer>(method: Method, path: string, options: CallOptions = {}): Promise<Answer> {
  const { body, headers = {}, query, ...rest } = options;
  const raw = body instanceof Blob || body instanceof ArrayBuffer || body instanceof FormData;
  let answer: Response;
  try {
    answer = await fetch(address(path, query), {
      method,
      credentials: "same-origin",
      headers: {
        Accept: "application/json",
        "Accept-Language": locale,
        ...(body !== undefined && !raw ? { "Content-Type": "application/json" } : {}),
        ...headers,
      },
      body: body === undefined ? null : raw ? (body as BodyInit) : JSON.stringify(body),
      ...rest,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem(0, { code: "offline" });
  }
  if (!answer.ok) throw await problemFrom(answer);
  if (answer.status === 204 || answer.headers.get("content-length") === "0") return undefined as Answer;
  const text = await answer.text();
  return (text ? JSON.parse(text) : undefined) as Answer;
}
