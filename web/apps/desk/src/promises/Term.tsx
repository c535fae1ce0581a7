/** One kind of promise: who decides about it, in which bounds, and what the store makes of it. */
import type { GuaranteeChoice, GuaranteeTerm } from "@guang/api";
import { formatMoney } from "@guang/ui";
import { InputNumber, Segmented, Switch, Tag } from "antd";
import { type Key, useWords } from "../texts";
import { basisOf, isOpen } from "./words";

const LOOK = { compelled: "blue", open: "default", barred: "orange" } as const;

interface Props {
  term: GuaranteeTerm;
  choice: GuaranteeChoice | undefined;
  onChoice: (choice: GuaranteeChoice | undefined) => void;
  /** What the store says for all its goods, where this is about one product. */
  ofStore?: GuaranteeChoice | null;
  disabled: boolean;
}

/** Categories about which another rule decides, in a sentence each. */
function Special({ term }: { term: GuaranteeTerm }) {
  const t = useWords();
  return (
    <>
      {term.special.map((one) => (
        <li key={one.basis}>
          {t(`promises.special.${one.stance}` as Key, {
            goods: one.made_to_order ? t("promises.made_to_order") : one.categories.join(t("promises.comma")),
          })}{" "}
          {basisOf(t, one.basis)}
        </li>
      ))}
    </>
  );
}

function Days({ term, choice, onChoice, disabled }: Omit<Props, "ofStore">) {
  const t = useWords();
  if (!term.days || (term.stance === "open" && !choice?.on)) return null;
  return (
    <InputNumber
      aria-label={t("promises.days")}
      min={Math.max(term.days.least, term.least)}
      max={term.days.most}
      precision={0}
      disabled={disabled}
      suffix={t("delivery.days")}
      value={choice?.days ?? (term.least || term.days.usual)}
      onChange={(days) => onChoice(days && days !== term.least ? { on: true, days } : undefined)}
    />
  );
}

function Choose({ term, choice, onChoice, ofStore, disabled }: Props) {
  const t = useWords();
  const alsoFor = term.special.filter((one) => one.stance === "open").flatMap((one) => one.categories);
  if (term.stance === "compelled") {
    if (alsoFor.length === 0) return null;
    return (
      <span className="also">
        <span className="quiet">{t("promises.also_short")}</span>
        <Switch
          checked={choice?.on ?? false}
          disabled={disabled}
          onChange={(on) => onChoice(on ? { on, days: choice?.days ?? null } : undefined)}
          aria-label={t("promises.also", { goods: alsoFor.join(t("promises.comma")) })}
        />
      </span>
    );
  }
  if (ofStore === undefined) {
    return (
      <Switch
        checked={choice?.on ?? false}
        disabled={disabled}
        onChange={(on) => onChoice(on ? { on, days: null } : undefined)}
        aria-label={t(`promises.${term.kind}` as Key)}
      />
    );
  }
  return (
    <Segmented
      disabled={disabled}
      value={choice === undefined ? "store" : choice.on ? "on" : "off"}
      onChange={(next) => onChoice(next === "store" ? undefined : { on: next === "on", days: null })}
      options={[
        { value: "store", label: t(ofStore?.on ? "promises.as_store_on" : "promises.as_store_off") },
        { value: "on", label: t("promises.on") },
        { value: "off", label: t("promises.off") },
      ]}
    />
  );
}

export function Term(props: Props) {
  const t = useWords();
  const { term } = props;
  const money = (amount: typeof term.amount) => (amount ? formatMoney(amount, t.locale) : "");
  return (
    <article className="promise">
      <div>
        <h3>
          {t(`promises.${term.kind}` as Key)}{" "}
          <Tag color={LOOK[term.stance]}>{t(`promises.stance.${term.stance}` as Key)}</Tag>
        </h3>
        <p>{t(`promises.${term.kind}.about` as Key, { amount: money(term.amount) })}</p>
        <ul className="quiet">
          {term.stance !== "open" && <li>{basisOf(t, term.basis)}</li>}
          {term.premium && <li>{t("promises.premium", { premium: money(term.premium) })}</li>}
          {term.needs && <li>{t("promises.needs", { other: t(`promises.${term.needs}` as Key) })}</li>}
          <Special term={term} />
        </ul>
      </div>
      {isOpen(term) && (
        <div className="promise-choice">
          <Choose {...props} />
          <Days {...props} />
        </div>
      )}
    </article>
  );
}
