import { api, type Me, Problem } from "@guang/api";
import { Button, Field, toast } from "@guang/ui";
import { type FormEvent, useState } from "react";
import { Panel } from "../shell/Panel";
import type { AskReason } from "../state/session";
import type { SheetHandle } from "../state/sheets";
import { type TextKey, useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Account.module.css";

export interface AuthSheetProps extends SheetHandle {
  reason: AskReason;
  onEntered: (me: Me) => void;
}

type Mode = "login" | "signup" | "code";

const WHY: Record<AskReason, TextKey> = {
  buy: "auth.why_buy",
  like: "auth.why_like",
  comment: "auth.why_comment",
  follow: "auth.why_follow",
  orders: "auth.why_orders",
  talk: "auth.why_talk",
  coupon: "auth.why_coupon",
  member: "auth.why_member",
  general: "auth.why_general",
};

const wantsCode = (error: unknown) => error instanceof Problem && error.code === "accounts.code_required";

/** Ask for the link that sets a new password; the answer is the same whoever asks. */
function Forgotten({ email }: { email: string }) {
  const t = useTexts();
  const ask = async () => {
    if (!email.includes("@")) {
      toast(t("auth.forgotten_email"));
      return;
    }
    try {
      await api.accounts.askReset(email);
      toast(t("auth.forgotten_sent"));
    } catch (error) {
      toast(sayProblem(error, t));
    }
  };
  return (
    <Button look="quiet" wide onClick={() => void ask()}>
      {t("auth.forgotten")}
    </Button>
  );
}

/** Log in or sign up, exactly when it is needed; what was being done goes on afterwards. */
export default function AuthSheet({ reason, onEntered, close, active }: AuthSheetProps) {
  const t = useTexts();
  const [mode, setMode] = useState<Mode>("login");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [name, setName] = useState("");
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const me =
        mode === "signup"
          ? await api.accounts.open({ email, password, name: name.trim(), locale: t.locale })
          : await api.accounts.logIn({ email, password, ...(mode === "code" ? { code } : {}) });
      onEntered(me);
    } catch (caught) {
      if (wantsCode(caught) && mode === "login") setMode("code");
      else setError(sayProblem(caught, t));
    } finally {
      setBusy(false);
    }
  };
  const signup = mode === "signup";
  return (
    <Panel
      title={signup ? t("auth.sign_up") : t("auth.log_in")}
      onClose={close}
      active={active}
      size="two-thirds"
    >
      <p className={styles.why}>{t(WHY[reason])}</p>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        {mode === "code" ? (
          <Field
            label={t("auth.code")}
            hint={t("auth.code_hint")}
            inputMode="numeric"
            autoComplete="one-time-code"
            required
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
        ) : (
          <>
            {signup && (
              <Field
                label={t("auth.name")}
                autoComplete="nickname"
                required
                maxLength={40}
                value={name}
                onChange={(event) => setName(event.target.value)}
              />
            )}
            <Field
              label={t("auth.email")}
              type="email"
              autoComplete="email"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
            <Field
              label={t("auth.password")}
              type="password"
              autoComplete={signup ? "new-password" : "current-password"}
              required
              minLength={signup ? 8 : 1}
              hint={signup ? t("auth.password_hint") : undefined}
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          </>
        )}
        {error && (
          <p role="alert" className={styles.error}>
            {error}
          </p>
        )}
        <Button type="submit" look="accent" wide busy={busy}>
          {signup ? t("auth.do_sign_up") : t("auth.do_log_in")}
        </Button>
      </form>
      {mode === "login" && <Forgotten email={email} />}
      <Button
        look="quiet"
        wide
        onClick={() => {
          setError(null);
          setMode(signup ? "login" : "signup");
        }}
      >
        {signup ? t("auth.have_account") : t("auth.no_account")}
      </Button>
    </Panel>
  );
}
