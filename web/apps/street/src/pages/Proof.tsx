import { api } from "@guang/api";
import { Button, Field, StateView, toast } from "@guang/ui";
import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Page } from "../shell/Page";
import { RowsWaiting } from "../shell/PageWaiting";
import { Trouble } from "../shell/Trouble";
import { go, usePlace } from "../state/router";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Settings.module.css";

/** Where the link in the mail that proves an address leads. */
export function Verify() {
  const t = useTexts();
  const token = usePlace().query.get("token") ?? "";
  const query = useQuery({
    queryKey: ["verify", token],
    queryFn: async () => {
      await api.accounts.verify(token);
      return true;
    },
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Page title={t("verify.title")}>
      {query.isLoading && <RowsWaiting rows={1} />}
      {query.isError && <Trouble error={query.error} />}
      {query.data && (
        <StateView icon="check" title={t("verify.done")}>
          <Button look="accent" onClick={() => go("/")}>
            {t("missing.home")}
          </Button>
        </StateView>
      )}
    </Page>
  );
}

/** Where the link in the mail that sets a new password leads. */
export function Reset() {
  const t = useTexts();
  const token = usePlace().query.get("token") ?? "";
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await api.accounts.reset(token, password);
      toast(t("reset.done"));
      go("/me");
    } catch (caught) {
      setError(sayProblem(caught, t));
      setBusy(false);
    }
  };
  return (
    <Page title={t("reset.title")}>
      <form className={styles.card} onSubmit={(event) => void submit(event)}>
        <Field
          label={t("reset.password")}
          type="password"
          required
          minLength={8}
          autoComplete="new-password"
          hint={t("auth.password_hint")}
          error={error}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="submit" look="accent" wide busy={busy}>
          {t("reset.do")}
        </Button>
      </form>
    </Page>
  );
}
