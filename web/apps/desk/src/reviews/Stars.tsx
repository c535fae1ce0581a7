import { Icon } from "@guang/ui";
import { useWords } from "../texts";

/** Stars to look at; read aloud as one number. */
export function Stars({ value, size = 14 }: { value: number; size?: number }) {
  const t = useWords();
  const n = value.toLocaleString(t.locale, { maximumFractionDigits: 1 });
  return (
    <span className="stars" role="img" aria-label={t("reviews.of_five", { n })}>
      {[1, 2, 3, 4, 5].map((star) => (
        <span key={star} data-off={star > Math.round(value)} aria-hidden>
          <Icon name="star" filled size={size} />
        </span>
      ))}
    </span>
  );
}
