import { call, type Schemas } from "@guang/api";
import { Button, Icon, IconButton, toast } from "@guang/ui";
import { type ChangeEvent, type KeyboardEvent, useRef, useState } from "react";
import { Panel } from "../shell/Panel";
import { useWide } from "../shell/useWide";
import { openSheet, type SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import { CardView } from "./Said";
import { say } from "./state";
import styles from "./Talk.module.css";
import type { Card, Talk } from "./types";

const MOST = 2_000;

function OrdersSheet({ talk, close, active }: SheetHandle & { talk: Talk }) {
  const t = useTexts();
  const send = (card: Card) => {
    void say(talk.id, { card }, t);
    close();
  };
  return (
    <Panel title={t("talk.which_order")} onClose={close} active={active}>
      <ul className={styles.choices}>
        {talk.orders.map((order) => (
          <li key={order.id}>
            <CardView card={order} quiet />
            <Button small look="outline" onClick={() => send(order)}>
              {t("talk.send")}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What the conversation was opened about: one tap sends it. */
function About({ talk, card, onGone }: { talk: string; card: Card; onGone: () => void }) {
  const t = useTexts();
  return (
    <div className={styles.about}>
      <CardView card={card} quiet />
      <Button
        small
        look="accent"
        onClick={() => {
          void say(talk, { card }, t);
          onGone();
        }}
      >
        {t(
          card.kind === "product"
            ? "talk.send_product"
            : card.kind === "order"
              ? "talk.send_order"
              : "talk.send_case",
        )}
      </Button>
      <IconButton icon="close" label={t("common.close")} size={18} onClick={onGone} />
    </div>
  );
}

/** Where one writes: words, pictures, orders. */
export function Composer({
  talk,
  about,
  onSent,
}: {
  talk: Talk;
  about: Card | null;
  /** The end is to be seen. */
  onSent: () => void;
}) {
  const t = useTexts();
  const wide = useWide();
  const [text, setText] = useState("");
  const [gone, setGone] = useState(false);
  const [busy, setBusy] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const words = text.trim();
  const send = () => {
    if (!words) return;
    onSent();
    if (about && !gone) {
      void say(talk.id, { card: about }, t);
      setGone(true);
    }
    void say(talk.id, { text: words }, t);
    setText("");
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing || !wide) return;
    event.preventDefault();
    send();
  };
  const picture = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    event.target.value = "";
    if (!chosen) return;
    setBusy(true);
    try {
      const kept = await call<Schemas["ImageOut"]>("POST", "/api/images", {
        body: chosen,
        headers: { "Content-Type": chosen.type || "application/octet-stream" },
      });
      void say(talk.id, { image: { id: kept.id, url: kept.url } }, t);
    } catch (error) {
      toast(sayProblem(error, t));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className={styles.composer}>
      {about && !gone && <About talk={talk.id} card={about} onGone={() => setGone(true)} />}
      <div className={styles.write}>
        <button
          type="button"
          className={styles.tool}
          disabled={busy}
          aria-label={t("talk.add_picture")}
          onClick={() => file.current?.click()}
        >
          {busy ? <span className="g-spinner" /> : <Icon name="image" />}
        </button>
        <input ref={file} type="file" accept="image/*" hidden onChange={(event) => void picture(event)} />
        {talk.orders.length > 0 && (
          <button
            type="button"
            className={styles.tool}
            aria-label={t("talk.add_order")}
            onClick={() => openSheet((handle) => <OrdersSheet {...handle} talk={talk} />)}
          >
            <Icon name="receipt" />
          </button>
        )}
        <textarea
          className={styles.text}
          value={text}
          rows={1}
          maxLength={MOST}
          aria-label={t("talk.write")}
          placeholder={t(talk.state === "closed" ? "talk.write_again" : "talk.write")}
          enterKeyHint={wide ? "send" : "enter"}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKey}
        />
        <Button look="accent" small disabled={!words} onClick={send} data-testid="send">
          {t("talk.send")}
        </Button>
      </div>
    </div>
  );
}
