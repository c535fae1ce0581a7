import { api, Problem } from "@guang/api";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Form, Input } from "antd";
import { useState } from "react";
import { trouble, useWords } from "../texts";

interface Fields {
  email: string;
  password: string;
  code?: string;
}

export function LogIn() {
  const t = useWords();
  const client = useQueryClient();
  const [failure, setFailure] = useState<unknown>(null);
  const [needsCode, setNeedsCode] = useState(false);
  const [busy, setBusy] = useState(false);
  const enter = async (fields: Fields) => {
    setBusy(true);
    setFailure(null);
    try {
      await api.accounts.logIn(fields);
      await client.invalidateQueries();
    } catch (error) {
      if (!needsCode && error instanceof Problem && error.code === "accounts.code_required")
        setNeedsCode(true);
      else setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="login">
      <div className="card" style={{ padding: 28 }}>
        <div className="brand" style={{ padding: "0 0 16px" }}>
          <i aria-hidden>逛</i>
          <span>{t("desk")}</span>
        </div>
        <p className="quiet" style={{ marginBottom: 20 }}>
          {t(needsCode ? "login.code.about" : "login.about")}
        </p>
        {failure !== null && (
          <Alert type="warning" title={trouble(failure, t)} style={{ marginBottom: 16 }} showIcon />
        )}
        <Form<Fields> layout="vertical" onFinish={(fields) => void enter(fields)} requiredMark={false}>
          <Form.Item
            name="email"
            label={t("login.email")}
            hidden={needsCode}
            rules={[{ required: true, message: t("required") }]}
          >
            <Input type="email" autoComplete="username" autoFocus size="large" />
          </Form.Item>
          <Form.Item
            name="password"
            label={t("login.password")}
            hidden={needsCode}
            rules={[{ required: true, message: t("required") }]}
          >
            <Input.Password autoComplete="current-password" size="large" />
          </Form.Item>
          {needsCode && (
            <Form.Item
              name="code"
              label={t("login.code")}
              rules={[{ required: true, message: t("required") }]}
            >
              <Input autoComplete="one-time-code" autoFocus size="large" maxLength={20} />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" loading={busy} block size="large">
            {t("login.enter")}
          </Button>
          {needsCode && (
            <Button type="link" block style={{ marginTop: 8 }} onClick={() => setNeedsCode(false)}>
              {t("login.again")}
            </Button>
          )}
        </Form>
        {!needsCode && (
          <p className="quiet" style={{ marginTop: 20 }}>
            {t("login.new")} <a href="/">{t("login.street")}</a>
          </p>
        )}
      </div>
    </div>
  );
}
