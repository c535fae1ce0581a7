import { createContext, useContext } from "react";
import type { MyStore } from "./types";

const KEY = "guang.desk.store";
const Chosen = createContext<MyStore | null>(null);

export const StoreChoice = Chosen.Provider;
/** The store whose desk is open; null for somebody who has none. */
export const useStore = () => useContext(Chosen);
/** The store that a link names, as notices do; otherwise the one that was open last. */
export const startStore = () =>
  new URLSearchParams(location.search).get("store") ?? localStorage.getItem(KEY);
export const keepStore = (id: string) => localStorage.setItem(KEY, id);
