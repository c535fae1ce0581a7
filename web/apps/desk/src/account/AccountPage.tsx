/** One's own account: the second step of log-in, and the password. */
import { type Account, api } from "@guang/api";
import { Button, App as Feedback, Form, Input } from "antd";
import { useState } from "react";
import { Head } from "../shell/parts";
import { trouble, useWords } from "../texts";
import { TwoSteps } from "./TwoSteps";
import "./account.css";

export default function AccountPage({ account }: { account: Account }) {
  const t = useWords();
  return (
    <div className="narrow">
      <Head title={t("account.title")} about={t("account.about")} />
      <TwoSteps account={account} />
      <Password />
    </div>
  );
}

interface Change {
  current: string;
  next: string;
}

function Password() {
  const t = useWords();
  const { message } = Feedback.useApp();
  const [form] = Form.useForm<Change>();
  const [busy, setBusy] = useState(false);
  const change = async ({ current, next }: Change) => {
    setBusy(true);
    try {
      await api.accounts.changePassword(current, next);
      form.resetFields();
      void message.success(t("password.changed"));
    } catch (error) {
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  const needed = [{ required: true, message: t("required") }];
  return (
    <section className="section">
      <h2>{t("password.title")}</h2>
      <p className="quiet">{t("password.about")}</p>
      <Form<Change> form={form} layout="vertical" requiredMark={false} onFinish={(said) => void change(said)}>
        <div className="pair">
          <Form.Item name="current" label={t("password.current")} rules={needed}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item
            name="next"
            label={t("password.next")}
            extra={t("password.next.about")}
            rules={[{ required: true, min: 8, message: t("password.next.about") }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
        </div>
        <Button htmlType="submit" loading={busy}>
          {t("password.change")}
        </Button>
      </Form>
    </section>
  );
}
