import { afterEach, expect, it, vi } from "vitest";
import { address, call, isAnonymous, Problem, speak } from "../src/client";

afterEach(() => vi.unstubAllGlobals());

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => {
  const fetch = vi.fn(
    async () => new Response(body === undefined ? null : JSON.stringify(body), { status, headers }),
  );
  vi.stubGlobal("fetch", fetch);
  return fetch;
};

it("leaves absent query values out", () => {
  expect(address("/api/feed", { tab: "for_you", after: null, limit: 8, x: undefined })).toBe(
    "/api/feed?tab=for_you&limit=8",
  );
});

it("asks in the reader's language and sends JSON", async () => {
  const fetch = answering(200, { ok: true });
  speak("zh-CN");
  expect(await call("POST", "/api/x", { body: { a: 1 } })).toEqual({ ok: true });
  const [, init] = fetch.mock.calls[0] as unknown as [
    string,
    RequestInit & { headers: Record<string, string> },
  ];
  expect(init.headers["Accept-Language"]).toBe("zh-CN");
  expect(init.headers["Content-Type"]).toBe("application/json");
  expect(init.body).toBe('{"a":1}');
});

it("turns a refusal into its words, facts and request id", async () => {
  answering(409, {
    code: "orders.total_changed",
    detail: "The total has changed.",
    facts: { total: 5 },
    request_id: "r1",
  });
  const problem = await call("POST", "/api/trades").catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(Problem);
  expect(problem).toMatchObject({
    status: 409,
    code: "orders.total_changed",
    requestId: "r1",
    trouble: "refused",
  });
});

it("knows a guest's refusal, a fault and a lost line apart", async () => {
  answering(401, { code: "people.anonymous" });
  expect(isAnonymous(await call("GET", "/api/x").catch((error: unknown) => error))).toBe(true);
  vi.stubGlobal(
    "fetch",
    async () => new Response("<html>", { status: 502, headers: { "x-request-id": "r2" } }),
  );
  expect(await call("GET", "/api/x").catch((error: unknown) => error)).toMatchObject({
    trouble: "broken",
    requestId: "r2",
  });
  vi.stubGlobal("fetch", async () => Promise.reject(new TypeError("failed")));
  expect(await call("GET", "/api/x").catch((error: unknown) => error)).toMatchObject({
    status: 0,
    trouble: "offline",
  });
});

it("reads an empty answer as nothing", async () => {
  answering(204, undefined);
  expect(await call("DELETE", "/api/x")).toBeUndefined();
});
