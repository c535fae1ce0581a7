import { useTexts } from "../texts";
import styles from "./Purchase.module.css";

export function Units({
  value,
  most,
  onChange,
}: {
  value: number;
  most: number;
  onChange: (units: number) => void;
}) {
  const t = useTexts();
  return (
    <div className={styles.units} role="group" aria-label={t("product.units")}>
      <button
        type="button"
        aria-label={t("product.one_less")}
        disabled={value <= 1}
        onClick={() => onChange(value - 1)}
      >
        −
      </button>
      <output className="g-tabular">{value}</output>
      <button
        type="button"
        aria-label={t("product.one_more")}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
      >
        +
      </button>
    </div>
  );
}
