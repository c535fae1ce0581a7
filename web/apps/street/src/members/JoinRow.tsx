import type { Money } from "@guang/api";
import { formatMoney, Icon } from "@guang/ui";
import { useTexts } from "../texts";
import styles from "./Members.module.css";
import { openMembership } from "./open";
import { useMembership } from "./state";

/** One row that leads to a store's membership, with what a member pays; nothing where the store has none. */
export function JoinRow({ store, price }: { store: string; price?: Money | null }) {
  const t = useTexts();
  const one = useMembership(store).data;
  if (!one) return null;
  const inside = one.joined_at !== null;
  return (
    <button
      type="button"
      className={styles.row}
      onClick={() => openMembership(store)}
      data-testid="membership"
    >
      <Icon name="verified" size={20} />
      <span>
        {price && !inside ? (
          <b>{t("member.price", { price: formatMoney(price, t.locale) })}</b>
        ) : (
          t(inside ? "member.row_in" : "member.row", { name: one.name })
        )}
      </span>
      <span>{t(inside ? "member.see" : "member.join")}</span>
      <Icon name="forward" size={18} />
    </button>
  );
}
