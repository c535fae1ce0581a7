import { useQuery } from "@tanstack/react-query";
import { worldOf } from "../state/world";
import { useTexts } from "../texts";
import styles from "./DemoNote.module.css";

/** Says quietly that people and goods here are made up, when they are. */
export function DemoNote() {
  const t = useTexts();
  const world = useQuery({ queryKey: ["world"], queryFn: worldOf, staleTime: Number.POSITIVE_INFINITY });
  if (!world.data?.demo) return null;
  return <p className={styles.note}>{t("app.demo")}</p>;
}
