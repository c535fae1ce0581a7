import { Icon } from "@guang/ui";
import { useTexts } from "../texts";
import styles from "./Reviews.module.css";

const ALL = [1, 2, 3, 4, 5] as const;

/** Stars to look at; read aloud as one number. */
export function Stars({ value, size = 14 }: { value: number; size?: number }) {
  const t = useTexts();
  const said = new Intl.NumberFormat(t.locale, { maximumFractionDigits: 1 }).format(value);
  return (
    <span className={styles.stars} role="img" aria-label={t("reviews.of_five", { mean: said })}>
      {ALL.map((star) => (
        <span key={star} data-off={star > Math.round(value)} aria-hidden="true">
          <Icon name="star" filled size={size} />
        </span>
      ))}
    </span>
  );
}

/** Stars to give: a row of five radios. */
export function Rate({
  name,
  label,
  value,
  onChange,
}: {
  name: string;
  label: string;
  value: number;
  onChange: (stars: number) => void;
}) {
  const t = useTexts();
  return (
    <fieldset className={styles.rate}>
      <legend className={styles.what}>{label}</legend>
      {ALL.map((star) => (
        <label key={star} data-on={star <= value}>
          <input type="radio" name={name} checked={value === star} onChange={() => onChange(star)} />
          <span className="g-hidden-text">{t("reviews.star_of", { name: label, stars: star })}</span>
          <Icon name="star" filled size={26} aria-hidden="true" />
        </label>
      ))}
    </fieldset>
  );
}
