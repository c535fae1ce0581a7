import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { App as Feedback } from "antd";
import { type Key, trouble, useWords } from "../texts";

/** Do something, look again at what it may have changed, and say how it went; returns whether it went well. */
export function useAct(
  ...changed: QueryKey[]
): (work: () => Promise<unknown>, said?: Key) => Promise<boolean> {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  return async (work, said = "saved") => {
    try {
      await work();
      for (const queryKey of changed) await client.invalidateQueries({ queryKey });
      void message.success(t(said));
      return true;
    } catch (error) {
      void message.error(trouble(error, t), 6);
      return false;
    }
  };
}
