import { type Account, api } from "@guang/api";
import { Button, Field, inFours, keepAsFile, Tag, toast } from "@guang/ui";
import { type FormEvent, useState } from "react";
import { ForMembers } from "../pages/Guest";
import styles from "../pages/Settings.module.css";
import { Page } from "../shell/Page";
import { Panel } from "../shell/Panel";
import { client } from "../state/query";
import { ME, useMe } from "../state/session";
import { openSheet, type SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import own from "./Security.module.css";

type Step =
  | { at: "rest" }
  | { at: "enrolling"; secret: string; uri: string }
  | { at: "codes"; codes: readonly string[] };

interface Asked extends SheetHandle {
  name: string;
  about: string;
  act: (password: string) => Promise<void>;
}

/** What only the owner of the account may do: the password is asked for once more. */
function PasswordSheet({ name, about, act, close, active }: Asked) {
  const t = useTexts();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await act(password);
      close();
    } catch (caught) {
      setError(sayProblem(caught, t));
      setBusy(false);
    }
  };
  return (
    <Panel title={name} onClose={close} active={active}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p>{about}</p>
        <Field
          label={t("auth.password")}
          type="password"
          required
          autoComplete="current-password"
          error={error}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" look="accent" wide busy={busy}>
          {name}
        </Button>
      </form>
    </Panel>
  );
}

function Enrolling({
  secret,
  uri,
  told,
}: {
  secret: string;
  uri: string;
  told: (codes: readonly string[]) => void;
}) {
  const t = useTexts();
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      told((await api.accounts.confirmFactor(code)).codes);
    } catch (caught) {
      setError(sayProblem(caught, t));
      setBusy(false);
    }
  };
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    toast(t("factor.copied"));
  };
  return (
    <form className={styles.form} onSubmit={(event) => void confirm(event)}>
      <h3 className={own.step}>{t("factor.scan")}</h3>
      <p className={styles.note}>{t("factor.scan.about")}</p>
      <a className="g-button g-button--outline" href={uri}>
        {t("factor.open")}
      </a>
      <h3 className={own.step}>{t("factor.by_hand")}</h3>
      <div className={own.key}>
        <code data-testid="factor-secret">{inFours(secret)}</code>
        <Button small look="outline" onClick={() => void copy()}>
          {t("factor.copy")}
        </Button>
      </div>
      <Field
        label={t("factor.code")}
        inputMode="numeric"
        autoComplete="one-time-code"
        minLength={6}
        maxLength={6}
        required
        error={error}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" look="accent" wide busy={busy}>
        {t("factor.confirm")}
      </Button>
    </form>
  );
}

function RecoveryCodes({ codes, name, done }: { codes: readonly string[]; name: string; done: () => void }) {
  const t = useTexts();
  const file = `${t("factor.codes.file", { name })}\n\n${codes.join("\n")}\n`;
  return (
    <>
      <h3 className={own.step}>{t("factor.codes")}</h3>
      <p className={styles.note}>{t("factor.codes.about")}</p>
      <ol className={own.codes} data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Button look="outline" onClick={() => keepAsFile("guang-recovery-codes.txt", file)}>
        {t("factor.codes.keep")}
      </Button>
      <Button look="accent" onClick={done}>
        {t("factor.codes.done")}
      </Button>
    </>
  );
}

function TwoSteps({ account }: { account: Account }) {
  const t = useTexts();
  const [step, move] = useState<Step>({ at: "rest" });
  const isOn = account.second_factor;
  const begin = async () => {
    try {
      move({ at: "enrolling", ...(await api.accounts.beginFactor()) });
    } catch (error) {
      toast(sayProblem(error, t));
    }
  };
  const told = (codes: readonly string[]) => {
    move({ at: "codes", codes });
    void client.invalidateQueries({ queryKey: ME });
  };
  const renew = async (password: string) => told((await api.accounts.renewRecoveryCodes(password)).codes);
  const remove = async (password: string) => {
    await api.accounts.removeFactor(password);
    await client.invalidateQueries({ queryKey: ME });
    toast(t("factor.removed"));
  };
  const ask = (asked: Pick<Asked, "name" | "about" | "act">) =>
    openSheet((handle) => <PasswordSheet {...handle} {...asked} />);
  return (
    <section className={styles.card}>
      <h2 className={own.title}>
        {t("factor.title")} <Tag look={isOn ? "green" : "plain"}>{t(isOn ? "factor.on" : "factor.off")}</Tag>
      </h2>
      {step.at === "rest" && <p className={styles.note}>{t("factor.about")}</p>}
      {step.at === "enrolling" && <Enrolling {...step} told={told} />}
      {step.at === "codes" && (
        <RecoveryCodes codes={step.codes} name={account.name} done={() => move({ at: "rest" })} />
      )}
      {step.at === "rest" && !isOn && (
        <Button look="accent" onClick={() => void begin()}>
          {t("factor.begin")}
        </Button>
      )}
      {step.at === "rest" && isOn && (
        <>
          <Button
            look="outline"
            onClick={() => ask({ name: t("factor.renew"), about: t("factor.renew.about"), act: renew })}
          >
            {t("factor.renew")}
          </Button>
          <Button
            look="danger"
            onClick={() => ask({ name: t("factor.remove"), about: t("factor.remove.about"), act: remove })}
          >
            {t("factor.remove")}
          </Button>
        </>
      )}
    </section>
  );
}

function Password() {
  const t = useTexts();
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const change = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await api.accounts.changePassword(current, next);
      setCurrent("");
      setNext("");
      toast(t("password.changed"));
    } catch (caught) {
      setError(sayProblem(caught, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={styles.card} onSubmit={(event) => void change(event)}>
      <h2>{t("password.title")}</h2>
      <p className={styles.note}>{t("password.about")}</p>
      <Field
        label={t("password.current")}
        type="password"
        required
        autoComplete="current-password"
        error={error}
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
      />
      <Field
        label={t("password.next")}
        type="password"
        required
        minLength={8}
        autoComplete="new-password"
        hint={t("password.next.about")}
        value={next}
        onChange={(event) => setNext(event.target.value)}
      />
      <Button type="submit" look="outline" busy={busy}>
        {t("password.change")}
      </Button>
    </form>
  );
}

function Devices() {
  const t = useTexts();
  const others = async () => {
    try {
      const { ended } = await api.accounts.endOtherSessions();
      toast(t("privacy.ended", { n: ended }));
    } catch (error) {
      toast(sayProblem(error, t));
    }
  };
  return (
    <section className={styles.card}>
      <h2>{t("privacy.devices")}</h2>
      <p className={styles.note}>{t("privacy.devices_text")}</p>
      <Button look="outline" onClick={() => void others()}>
        {t("privacy.end_others")}
      </Button>
    </section>
  );
}

/** How one comes in: the second step of log-in, the password, the other devices. */
export default function SecurityPage() {
  const t = useTexts();
  const account = useMe().data?.account;
  return (
    <Page title={t("security.title")}>
      <ForMembers reason="general" icon="shield" text="me.guest_text">
        {account && <TwoSteps account={account} />}
        <Password />
        <Devices />
      </ForMembers>
    </Page>
  );
}
