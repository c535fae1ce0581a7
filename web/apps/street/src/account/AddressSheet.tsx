import { type Address, api, type NewAddress, Problem } from "@guang/api";
import { Button, COUNTRIES, countryName, Field, PROVINCES, SelectField } from "@guang/ui";
import { type FormEvent, useState } from "react";
import { Panel } from "../shell/Panel";
import { client } from "../state/query";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Account.module.css";

export interface AddressSheetProps extends SheetHandle {
  known: Address | null;
  onKept: (address: Address) => void;
}

const empty = (locale: string): NewAddress => ({
  name: "",
  phone: "",
  country: locale === "zh-CN" ? "CN" : "US",
  region: "",
  city: "",
  district: "",
  street: "",
  postcode: "",
  is_default: false,
});

type PlaceField = "name" | "phone" | "region" | "city" | "street" | "postcode" | "district";

/** What the form says, without what belongs to another country's form. */
function written(draft: NewAddress): NewAddress {
  const { name, phone, country, region, city, street, postcode, is_default } = draft;
  const district = country === "CN" ? draft.district : "";
  return { name, phone, country, region, city, district, street, postcode, is_default };
}

/** An address as its country writes it: Chinese ones from the province down, others from the street up. */
export default function AddressSheet({ known, onKept, close, active }: AddressSheetProps) {
  const t = useTexts();
  const [draft, setDraft] = useState<NewAddress>(() => known ?? empty(t.locale));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const chinese = draft.country === "CN";

  const field = (key: PlaceField) => ({
    label: t(chinese && key === "region" ? "address.province" : `address.${key}`),
    value: draft[key],
    error: wrong === key ? t("address.wrong") : null,
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [key]: event.target.value }),
  });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    setWrong(null);
    const body = written(draft);
    try {
      const kept = known
        ? await api.accounts.changeAddress(known.id, body)
        : await api.accounts.addAddress(body);
      await client.invalidateQueries({ queryKey: ["addresses"] });
      onKept(kept);
    } catch (caught) {
      setWrong(caught instanceof Problem ? String(caught.facts.field ?? "") : null);
      setError(sayProblem(caught, t));
    } finally {
      setBusy(false);
    }
  };

  const province = (
    <SelectField {...field("region")} required autoComplete="address-level1">
      <option value="" disabled>
        {t("address.choose")}
      </option>
      {PROVINCES.map((one) => (
        <option key={one.zh} value={one.zh}>
          {t.locale === "zh-CN" ? one.zh : one.en}
        </option>
      ))}
    </SelectField>
  );
  return (
    <Panel title={known ? t("address.change") : t("address.new")} onClose={close} active={active} size="tall">
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <SelectField
          label={t("address.country")}
          autoComplete="country"
          value={draft.country}
          onChange={(event) => setDraft({ ...draft, country: event.target.value, region: "" })}
        >
          {COUNTRIES.map((code) => (
            <option key={code} value={code}>
              {countryName(code, t.locale)}
            </option>
          ))}
        </SelectField>
        <Field {...field("name")} required maxLength={60} autoComplete="name" />
        <Field {...field("phone")} required type="tel" maxLength={20} autoComplete="tel" />
        {chinese ? (
          <>
            <div className={styles.pair}>
              {province}
              <Field {...field("city")} required maxLength={60} autoComplete="address-level2" />
            </div>
            <Field {...field("district")} required maxLength={60} autoComplete="address-level3" />
            <Field {...field("street")} required maxLength={200} autoComplete="street-address" />
            <Field {...field("postcode")} inputMode="numeric" maxLength={6} autoComplete="postal-code" />
          </>
        ) : (
          <>
            <Field {...field("street")} required maxLength={200} autoComplete="street-address" />
            <div className={styles.pair}>
              <Field {...field("city")} required maxLength={60} autoComplete="address-level2" />
              <Field {...field("region")} maxLength={60} autoComplete="address-level1" />
            </div>
            <Field {...field("postcode")} maxLength={12} autoComplete="postal-code" />
          </>
        )}
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={draft.is_default}
            onChange={(event) => setDraft({ ...draft, is_default: event.target.checked })}
          />
          {t("address.use_always")}
        </label>
        {error && (
          <p role="alert" className={styles.error}>
            {error}
          </p>
        )}
        <Button type="submit" look="accent" wide busy={busy}>
          {t("address.keep")}
        </Button>
      </form>
    </Panel>
  );
}
