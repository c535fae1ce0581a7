import { Panel } from "../shell/Panel";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { Contents } from "./Contents";
import { Foot } from "./Foot";
import { useCartCount } from "./state";

/** The cart over the playing video. */
export default function CartSheet({ close, active }: SheetHandle) {
  const t = useTexts();
  const n = useCartCount();
  return (
    <Panel
      title={n > 0 ? t("cart.title_count", { n }) : t("cart.title")}
      onClose={close}
      active={active}
      size="two-thirds"
      foot={n > 0 ? <Foot /> : undefined}
    >
      <Contents />
    </Panel>
  );
}
