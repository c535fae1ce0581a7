/** Two-step log-in: set it up with an app, keep the recovery codes, switch it off. */
import { type Account, api } from "@guang/api";
import { inFours } from "@guang/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Form, Input, QRCode, Tag } from "antd";
import { useState } from "react";
import { useThemeChoice } from "../state/theme";
import { trouble, useWords } from "../texts";
import { Confirmed } from "./Confirmed";
import { RecoveryCodes } from "./RecoveryCodes";

type Step =
  | { at: "rest" }
  | { at: "enrolling"; secret: string; uri: string }
  | { at: "codes"; codes: readonly string[] };

export function TwoSteps({ account }: { account: Account }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [step, go] = useState<Step>({ at: "rest" });
  const begin = async () => {
    try {
      go({ at: "enrolling", ...(await api.accounts.beginFactor()) });
    } catch (error) {
      void message.error(trouble(error, t), 6);
    }
  };
  const told = (codes: readonly string[]) => {
    go({ at: "codes", codes });
    void client.invalidateQueries({ queryKey: ["me"] });
  };
  const isOn = account.second_factor;
  return (
    <section className="section">
      <h2>
        {t("factor.title")}
        <Tag color={isOn ? "success" : "default"}>{t(isOn ? "factor.on" : "factor.off")}</Tag>
      </h2>
      <p className="quiet">{t("factor.about")}</p>
      {step.at === "enrolling" && <Enrolling {...step} told={told} leave={() => go({ at: "rest" })} />}
      {step.at === "codes" && (
        <RecoveryCodes codes={step.codes} name={account.name} done={() => go({ at: "rest" })} />
      )}
      {step.at === "rest" && !isOn && (
        <Button type="primary" onClick={() => void begin()}>
          {t("factor.begin")}
        </Button>
      )}
      {step.at === "rest" && isOn && (
        <div className="acts">
          <Confirmed
            name={t("factor.renew")}
            about={t("factor.renew.about")}
            act={async (password) => told((await api.accounts.renewRecoveryCodes(password)).codes)}
          />
          <Confirmed
            danger
            name={t("factor.remove")}
            about={t("factor.remove.about")}
            act={async (password) => {
              await api.accounts.removeFactor(password);
              await client.invalidateQueries({ queryKey: ["me"] });
              void message.success(t("factor.removed"));
            }}
          />
        </div>
      )}
    </section>
  );
}

function Enrolling({
  secret,
  uri,
  told,
  leave,
}: {
  secret: string;
  uri: string;
  told: (codes: readonly string[]) => void;
  leave: () => void;
}) {
  const t = useWords();
  const { dark } = useThemeChoice();
  const { message } = Feedback.useApp();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const confirm = async ({ code }: { code: string }) => {
    setBusy(true);
    setError(undefined);
    try {
      told((await api.accounts.confirmFactor(code)).codes);
    } catch (caught) {
      setError(trouble(caught, t));
    } finally {
      setBusy(false);
    }
  };
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    void message.success(t("factor.copied"));
  };
  return (
    <div className="enrolling">
      <QRCode
        value={uri}
        size={184}
        type="svg"
        color="#14161a"
        bgColor="#ffffff"
        bordered={dark}
        aria-label={t("factor.scan")}
      />
      <div>
        <h3>{t("factor.scan")}</h3>
        <p className="quiet">
          {t("factor.scan.about")}{" "}
          <a className="within" href={uri}>
            {t("factor.open")}
          </a>
        </p>
        <h3>{t("factor.by_hand")}</h3>
        <p className="key">
          <code data-testid="factor-secret">{inFours(secret)}</code>
          <Button size="small" onClick={() => void copy()}>
            {t("factor.copy")}
          </Button>
        </p>
        <Form
          layout="vertical"
          requiredMark={false}
          onFinish={(said: { code: string }) => void confirm(said)}
        >
          <Form.Item
            name="code"
            label={<strong>{t("factor.code")}</strong>}
            rules={[{ required: true, len: 6, message: t("required") }]}
            validateStatus={error ? "error" : undefined}
            help={error}
          >
            <Input
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={6}
              className="digits"
              autoFocus
            />
          </Form.Item>
          <div className="acts">
            <Button type="primary" htmlType="submit" loading={busy}>
              {t("factor.confirm")}
            </Button>
            <Button onClick={leave}>{t("factor.cancel")}</Button>
          </div>
        </Form>
      </div>
    </div>
  );
}
