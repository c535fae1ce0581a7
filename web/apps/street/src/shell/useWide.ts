import { useSyncExternalStore } from "react";

const wide = matchMedia("(min-width: 1024px)");
const subscribe = (listener: () => void) => {
  wide.addEventListener("change", listener);
  return () => wide.removeEventListener("change", listener);
};

/** Enough room for a sheet beside the column. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, () => wide.matches);
