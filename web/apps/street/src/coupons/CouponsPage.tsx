import { api, type Coupon, type CouponState, newKey } from "@guang/api";
import { Button, Field, StateView, Tabs, toast } from "@guang/ui";
import { type FormEvent, useState } from "react";
import { ForMembers } from "../pages/Guest";
import { Page } from "../shell/Page";
import { Paged, useParts } from "../shell/Paged";
import { RowsWaiting } from "../shell/PageWaiting";
import { go, usePlace } from "../state/router";
import { type TextKey, useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { when } from "../texts/when";
import styles from "./Coupons.module.css";
import { refreshCoupons } from "./claims";
import { fromOf, worthOf } from "./words";

const STATES = ["claimed", "used", "expired"] as const satisfies readonly CouponState[];

function Ticket({ one }: { one: Coupon }) {
  const t = useTexts();
  const use = () => go(one.store ? `/store/${one.store}` : "/");
  const alive = one.state === "claimed";
  return (
    <li className={styles.ticket} data-dead={!alive}>
      <div className={styles.worth}>
        <b>{worthOf(one, t)}</b>
        <small>{fromOf(one, t)}</small>
      </div>
      <div className={styles.words}>
        <b>{one.name}</b>
        <small>{one.store_name ?? t("coupons.everywhere")}</small>
        <small>
          {one.used_at
            ? t("coupons.used_at", { when: when(one.used_at, t.locale) })
            : t(alive ? "coupons.until" : "coupons.was_until", { when: when(one.expires_at, t.locale) })}
        </small>
      </div>
      {alive && (
        <div className={styles.act}>
          <Button small look="outline" onClick={use} aria-label={t("coupons.use_name", { name: one.name })}>
            {t("coupons.use")}
          </Button>
        </div>
      )}
    </li>
  );
}

/** For who was given a code. */
function Code() {
  const t = useTexts();
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      await api.coupons.claimByCode(code.trim(), newKey());
      toast(t("coupons.claimed_toast"));
      setCode("");
      refreshCoupons();
    } catch (error) {
      toast(sayProblem(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className={styles.code} onSubmit={(event) => void submit(event)}>
      <Field
        label={t("coupons.code")}
        value={code}
        maxLength={32}
        autoComplete="off"
        autoCapitalize="characters"
        onChange={(event) => setCode(event.target.value)}
      />
      <Button type="submit" look="plain" busy={busy} disabled={code.trim() === ""}>
        {t("coupons.claim")}
      </Button>
    </form>
  );
}

function List({ state }: { state: CouponState }) {
  const t = useTexts();
  const query = useParts(["coupons", state, t.locale], (after) => api.coupons.mine(state, after));
  const empty = (
    <StateView icon="ticket" title={t(`coupons.none_${state}` as TextKey)} text={t("coupons.none_text")}>
      <Button look="accent" onClick={() => go("/")}>
        {t("orders.stroll")}
      </Button>
    </StateView>
  );
  return (
    <Paged query={query} waiting={<RowsWaiting rows={3} />} empty={empty}>
      {(coupons) => (
        <ul className={styles.list}>
          {coupons.map((one) => (
            <Ticket key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Paged>
  );
}

/** One's coupons: usable, used, expired; and a place for a code. */
export default function CouponsPage() {
  const t = useTexts();
  const asked = usePlace().query.get("state");
  const state = STATES.find((one) => one === asked) ?? "claimed";
  const tabs = (
    <Tabs<CouponState>
      label={t("coupons.title")}
      current={state}
      onChange={(next) =>
        go(next === "claimed" ? "/me/coupons" : `/me/coupons?state=${next}`, { replace: true })
      }
      tabs={STATES.map((key) => ({ key, label: t(`coupons.state_${key}`) }))}
    />
  );
  return (
    <Page title={t("coupons.title")} tabs={tabs}>
      <ForMembers reason="coupon" icon="ticket" text="coupons.guest">
        {state === "claimed" && <Code />}
        <List state={state} key={state} />
      </ForMembers>
    </Page>
  );
}
