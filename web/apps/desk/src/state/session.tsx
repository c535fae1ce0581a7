import { api, call, isAnonymous, type Me } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import type { MyStore, Page } from "./types";

export const useMe = () => useQuery<Me>({ queryKey: ["me"], queryFn: api.accounts.me, staleTime: 60_000 });

/** The time zone of the platform itself, as soon as the server has said it. */
export const usePlatformZone = () =>
  useQuery({
    queryKey: ["platform"],
    queryFn: async () => (await (await fetch("/health")).json()) as { time_zone: string },
    staleTime: Number.POSITIVE_INFINITY,
  }).data?.time_zone;

export const useStores = (loggedIn: boolean) =>
  useQuery<MyStore[]>({
    queryKey: ["stores"],
    enabled: loggedIn,
    queryFn: async () => (await call<Page<MyStore>>("GET", "/api/me/stores")).items,
    staleTime: 60_000,
    retry: (count, error) => count < 2 && !isAnonymous(error),
  });
