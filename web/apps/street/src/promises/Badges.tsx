import { Icon } from "@guang/ui";
import { useTexts } from "../texts";
import { type Given, openPromises } from "./open";
import styles from "./Promises.module.css";
import { labelOf, staysFor } from "./words";

const FEW = 3;

/** What is promised about goods, as one row that leads to what it means. */
export function Badges({ given, small = false }: { given: Given; small?: boolean }) {
  const t = useTexts();
  const labels = given.guarantees.map((one) => labelOf(one, t)).filter((label) => label !== null);
  const said = given.stays ? [t("promise.stays"), ...labels] : labels;
  if (said.length === 0) return null;
  return (
    <button
      type="button"
      className={small ? styles.small : styles.row}
      onClick={() => openPromises(given)}
      data-testid="promises"
    >
      <Icon name="shield" size={small ? 16 : 20} />
      <span>{said.slice(0, small ? FEW - 1 : FEW).join(" · ")}</span>
      <span className="g-hidden-text">{t("promise.more")}</span>
      <Icon name="forward" size={small ? 14 : 18} />
    </button>
  );
}

/** Why goods stay where they are, in a sentence, where that has to be said before buying. */
export function Stays({ basis }: { basis: string }) {
  const t = useTexts();
  return <p className={styles.stays}>{staysFor(basis, t)}</p>;
}
