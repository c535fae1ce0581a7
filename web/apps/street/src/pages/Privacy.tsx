import { api } from "@guang/api";
import { Button, Field, toast } from "@guang/ui";
import { type FormEvent, useState } from "react";
import { Page } from "../shell/Page";
import { Panel } from "../shell/Panel";
import { client } from "../state/query";
import { go, Link } from "../state/router";
import { useMe } from "../state/session";
import { openSheet, type SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Settings.module.css";

function EraseSheet({ close, active }: SheetHandle) {
  const t = useTexts();
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const erase = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      await api.accounts.erase({ password });
      client.clear();
      go("/");
      toast(t("privacy.erased"));
    } catch (caught) {
      setError(sayProblem(caught, t));
      setBusy(false);
    }
  };
  return (
    <Panel title={t("privacy.erase")} onClose={close} active={active}>
      <form className={styles.form} onSubmit={(event) => void erase(event)}>
        <p>{t("privacy.erase_text")}</p>
        <Field
          label={t("auth.password")}
          type="password"
          required
          autoComplete="current-password"
          error={error}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" look="danger" wide busy={busy}>
          {t("privacy.erase_do")}
        </Button>
      </form>
    </Panel>
  );
}

function Mine() {
  const t = useTexts();
  return (
    <>
      <section className={styles.card}>
        <h2>{t("privacy.copy")}</h2>
        <p className={styles.note}>{t("privacy.copy_text")}</p>
        <Button look="outline" onClick={() => location.assign("/api/me/export")}>
          {t("privacy.copy_do")}
        </Button>
      </section>
      <section className={styles.card}>
        <h2>{t("privacy.erase")}</h2>
        <p className={styles.note}>{t("privacy.erase_short")}</p>
        <Button look="danger" onClick={() => openSheet((handle) => <EraseSheet {...handle} />)}>
          {t("privacy.erase")}
        </Button>
      </section>
    </>
  );
}

/** What is kept, how to have it, how to end it. */
export default function Privacy() {
  const t = useTexts();
  const me = useMe();
  return (
    <Page title={t("privacy.title")}>
      <section className={styles.card}>
        <h2>{t("privacy.what")}</h2>
        <p className={styles.note}>{t("privacy.what_text")}</p>
        <p>
          <Link to="/me/interests">{t("why.settings")}</Link>
        </p>
      </section>
      {me.data?.account && <Mine />}
    </Page>
  );
}
