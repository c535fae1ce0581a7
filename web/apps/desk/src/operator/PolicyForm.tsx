/** A policy as a form: one at hand, or any knob turned within its range. */
import type { Schemas } from "@guang/api";
import { Icon } from "@guang/ui";
import { Button, Input, InputNumber, Segmented, Select } from "antd";
import { type Key, useWords } from "../texts";
import type { Policy } from "./Policies";

interface PolicyFormProps {
  known: Schemas["Policies"];
  policy: Policy;
  onChange: (policy: Policy) => void;
}

const OWN = "own";

export function PolicyForm({ known, policy, onChange }: PolicyFormProps) {
  const t = useWords();
  const preset = known.presets.find((one) => one.name === policy.name);
  const chosen = preset?.name ?? OWN;
  const choose = (name: string) =>
    onChange(known.presets.find((one) => one.name === name) ?? { name: OWN, knobs: policy.knobs });
  // A preset that is changed is no preset any more.
  const turn = (knobs: Record<string, number>) => onChange({ name: preset ? OWN : policy.name, knobs });
  const without = (name: string) =>
    turn(Object.fromEntries(Object.entries(policy.knobs).filter(([one]) => one !== name)));
  const left = known.knobs.filter((knob) => !(knob.name in policy.knobs));
  return (
    <div className="policy">
      <Segmented
        value={chosen}
        onChange={choose}
        options={[...known.presets.map((one) => one.name), OWN].map((name) => ({
          value: name,
          label: t(`policies.${name}` as Key),
        }))}
      />
      <p className="quiet">{t(`policies.${chosen}.about` as Key)}</p>
      {chosen === OWN && (
        <Input
          aria-label={t("policies.name")}
          value={policy.name}
          maxLength={40}
          onChange={(event) => onChange({ ...policy, name: event.target.value || OWN })}
          style={{ maxWidth: 280 }}
        />
      )}
      <ul className="knobs">
        {Object.entries(policy.knobs).map(([name, value]) => {
          const knob = known.knobs.find((one) => one.name === name);
          return (
            <li key={name}>
              <code>{name}</code>
              <InputNumber
                aria-label={name}
                value={value}
                min={knob?.low}
                max={knob?.high}
                step={step(knob)}
                onChange={(next) => next !== null && turn({ ...policy.knobs, [name]: next })}
              />
              <span className="quiet">
                {t("policies.declared")} {knob?.default ?? "–"} ·{" "}
                {t("policies.range", { low: knob?.low ?? "–", high: knob?.high ?? "–" })}
              </span>
              <Button
                type="text"
                size="small"
                aria-label={t("policies.remove", { name })}
                icon={<Icon name="close" size={16} />}
                onClick={() => without(name)}
              />
            </li>
          );
        })}
      </ul>
      <Select
        showSearch
        aria-label={t("policies.add")}
        placeholder={t("policies.add")}
        value={null}
        options={left.map((knob) => ({ value: knob.name, label: knob.name }))}
        onChange={(name: string | null) => {
          const knob = left.find((one) => one.name === name);
          if (knob) turn({ ...policy.knobs, [knob.name]: knob.default });
        }}
        style={{ width: 320, maxWidth: "100%" }}
      />
    </div>
  );
}

const step = (knob: Schemas["Knob"] | undefined) => (knob && knob.high - knob.low > 10 ? 1 : 0.05);
