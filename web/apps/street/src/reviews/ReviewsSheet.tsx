import { Panel } from "../shell/Panel";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { ReviewList } from "./List";

export default function ReviewsSheet({ product, close, active }: SheetHandle & { product: string }) {
  const t = useTexts();
  return (
    <Panel title={t("reviews.title")} onClose={close} active={active} size="two-thirds">
      <ReviewList product={product} />
    </Panel>
  );
}
