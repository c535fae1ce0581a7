import { Sheet, type SheetProps } from "@guang/ui";
import { useTexts } from "../texts";
import { useWide } from "./useWide";

export type PanelProps = Omit<SheetProps, "closeLabel" | "backLabel" | "beside">;

/** A sheet in the street's words and manners. */
export function Panel(props: PanelProps) {
  const t = useTexts();
  const wide = useWide();
  return <Sheet {...props} closeLabel={t("common.close")} backLabel={t("common.back")} beside={wide} />;
}
