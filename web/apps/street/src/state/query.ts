import { Problem } from "@guang/api";
import { QueryClient } from "@tanstack/react-query";

/** Retry what may heal by itself (network, 5xx), never a refusal. */
const mayHeal = (error: unknown) => error instanceof Problem && error.trouble !== "refused";

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 20_000,
      retry: (times, error) => times < 2 && mayHeal(error),
      retryDelay: (times) => 400 * 2 ** times,
      refetchOnWindowFocus: false,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});
