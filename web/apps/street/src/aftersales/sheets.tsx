import { type AfterSale, api } from "@guang/api";
import { Button, Field, toast } from "@guang/ui";
import { type FormEvent, useState } from "react";
import { Panel } from "../shell/Panel";
import { type Kept, PictureField } from "../shell/Pictures";
import { Words } from "../shell/Words";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { sayProblem } from "../texts/problems";
import styles from "./Case.module.css";
import { keepCase } from "./CasePage";

const MOST_WORDS = 500;

interface CaseSheet extends SheetHandle {
  one: AfterSale;
}

/** With whom the goods travel back. */
export function ReturnSheet({ one, close, active }: CaseSheet) {
  const t = useTexts();
  const [carrier, setCarrier] = useState("");
  const [tracking, setTracking] = useState("");
  const [images, setImages] = useState<Kept[]>([]);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const body = { carrier, tracking, words: "", images: images.map((image) => image.id) };
      keepCase(await api.care.sendBack(one.id, body));
      toast(t(one.kind === "exchange" ? "exchange.sent_toast" : "case.sent_toast"));
      close();
    } catch (error) {
      toast(sayProblem(error, t));
      setBusy(false);
    }
  };
  return (
    <Panel title={t("case.send")} onClose={close} active={active}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p className={styles.note}>{t("case.send_text", { store: one.store.name, n: one.units })}</p>
        <Field
          label={t("case.carrier")}
          required
          maxLength={60}
          value={carrier}
          onChange={(event) => setCarrier(event.target.value)}
        />
        <Field
          label={t("case.tracking")}
          required
          maxLength={60}
          value={tracking}
          onChange={(event) => setTracking(event.target.value)}
        />
        <PictureField label={t("case.parcel_pictures")} value={images} onChange={setImages} />
        <Button type="submit" look="accent" wide busy={busy}>
          {t("case.sent")}
        </Button>
      </form>
    </Panel>
  );
}

/** Words and pictures for the other side, or for the platform. */
export function SaySheet({ one, how, close, active }: CaseSheet & { how: "escalate" | "evidence" }) {
  const t = useTexts();
  const [words, setWords] = useState("");
  const [images, setImages] = useState<Kept[]>([]);
  const [busy, setBusy] = useState(false);
  const empty = words.trim() === "" && images.length === 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const said = { words: words.trim(), images: images.map((image) => image.id) };
      keepCase(await (how === "escalate" ? api.care.escalate : api.care.show)(one.id, said));
      toast(t(`case.${how}_toast`));
      close();
    } catch (error) {
      toast(sayProblem(error, t));
      setBusy(false);
    }
  };
  return (
    <Panel title={t(`case.${how}`)} onClose={close} active={active}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <p className={styles.note}>{t(`case.${how}_text`)}</p>
        <Words label={t("case.words")} value={words} most={MOST_WORDS} onChange={setWords} />
        <PictureField label={t("case.pictures")} value={images} onChange={setImages} />
        <Button type="submit" look="accent" wide busy={busy} disabled={how === "evidence" && empty}>
          {t(`case.${how}_do`)}
        </Button>
      </form>
    </Panel>
  );
}
