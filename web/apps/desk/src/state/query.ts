import { Problem } from "@guang/api";
import { QueryClient } from "@tanstack/react-query";

/** What the caller did wrong is not tried again; what the network or the server did is, twice. */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && !(error instanceof Problem && error.trouble === "refused"),
    },
  },
});
