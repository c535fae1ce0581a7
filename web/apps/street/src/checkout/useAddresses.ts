import { api } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { useMe } from "../state/session";

/** The address book of whoever is here, and the address to begin with. */
export function useAddresses() {
  const me = useMe();
  const query = useQuery({
    queryKey: ["addresses"],
    queryFn: api.accounts.addresses,
    enabled: Boolean(me.data?.account),
  });
  const items = query.data?.items ?? [];
  return { items, first: items.find((one) => one.is_default) ?? items[0] ?? null, loading: query.isLoading };
}
