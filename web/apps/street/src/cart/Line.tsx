import type { CartLine } from "@guang/api";
import { formatMoney, IconButton, Price, Tag } from "@guang/ui";
import { sayOne } from "../aftersales/words";
import { openProduct } from "../product/open";
import { Units } from "../product/Units";
import { Thumb } from "../shell/Thumb";
import { useTexts } from "../texts";
import { when } from "../texts/when";
import styles from "./Cart.module.css";
import { choose, drop, isWhole, setUnits } from "./state";

function Picture({ line }: { line: CartLine }) {
  const look = () => {
    if (line.product) openProduct(line.product, "product");
  };
  return (
    <button
      type="button"
      className={styles.picture}
      onClick={look}
      aria-label={line.title}
      disabled={!line.product}
    >
      <Thumb src={line.image_url} size={80} />
    </button>
  );
}

/** What it costs now beside what it cost when it was put here. */
function Moved({ line }: { line: CartLine }) {
  const t = useTexts();
  if (!line.price || line.price.currency !== line.price_added.currency) return null;
  const by = line.price_added.minor - line.price.minor;
  if (by === 0) return null;
  const amount = formatMoney({ minor: Math.abs(by), currency: line.price.currency }, t.locale);
  return (
    <p className={styles.moved} data-less={by > 0}>
      {t(by > 0 ? "cart.less" : "cart.more", { amount })}
    </p>
  );
}

/** One line that can be bought: choose it, count it, throw it out. */
export function Line({ line, chosen }: { line: CartLine; chosen: boolean }) {
  const t = useTexts();
  const whole = isWhole(line);
  const struck = line.price && line.list_price && line.list_price.minor > line.price.minor;
  return (
    <li className={styles.line}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={chosen && whole}
          disabled={!whole}
          aria-label={t("cart.choose", { title: line.title })}
          onChange={(event) => choose([line.sku], event.target.checked)}
        />
      </label>
      <Picture line={line} />
      <div className={styles.words}>
        <p className={styles.title}>{line.title}</p>
        <p className={styles.options}>{line.options.join(" · ")}</p>
        {line.price_kind && (
          <p className={styles.kind}>
            <Tag look="accent">{sayOne(t, `price.kind_${line.price_kind}`)}</Tag>
            {line.price_until && <span>{t("price.until", { when: when(line.price_until, t.locale) })}</span>}
          </p>
        )}
        <Moved line={line} />
        {!whole && <p className={styles.few}>{t("cart.too_many", { n: line.available })}</p>}
        <div className={styles.row}>
          <span className={styles.price}>
            {line.price && <Price money={line.price} />}
            {struck && line.list_price && (
              <Price money={line.list_price} look="struck" label={t("price.list")} />
            )}
          </span>
          <IconButton
            icon="trash"
            size={18}
            label={t("cart.drop", { title: line.title })}
            onClick={() => drop([line], t)}
          />
          <Units
            value={line.units}
            most={Math.min(99, line.available)}
            onChange={(units) => void setUnits(line, Math.min(units, Math.max(1, line.available)), t)}
          />
        </div>
      </div>
    </li>
  );
}

/** One line that cannot be bought now, and why. */
export function GoneLine({ line }: { line: CartLine }) {
  const t = useTexts();
  return (
    <li className={styles.line} data-gone="true">
      <Picture line={line} />
      <div className={styles.words}>
        <p className={styles.title}>{line.title || t("cart.unknown")}</p>
        <p className={styles.options}>{line.options.join(" · ")}</p>
        <p className={styles.few}>{sayOne(t, `cart.why_${line.why}`)}</p>
      </div>
      <IconButton
        icon="trash"
        size={18}
        label={t("cart.drop", { title: line.title })}
        onClick={() => drop([line], t)}
      />
    </li>
  );
}
