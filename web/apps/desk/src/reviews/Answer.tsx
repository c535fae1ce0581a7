/** The store's answer to a review: read, written and changed where it stands. */
import { call } from "@guang/api";
import { Button, Input } from "antd";
import { type KeyboardEvent, useState } from "react";
import { Ago } from "../shell/parts";
import { useAct } from "../state/act";
import { useWords } from "../texts";
import type { Review } from "./asked";

const LONGEST = 500;

export function Answer({ of, may, writing, write }: Props) {
  const t = useWords();
  if (writing && may) return <Writing of={of} done={() => write(false)} />;
  const { reply } = of;
  return (
    <>
      {reply && (
        <div className="reply">
          <span className="row">
            <strong>{t("reviews.reply")}</strong>
            <Ago at={reply.at} />
          </span>
          <p>{reply.words}</p>
        </div>
      )}
      {may && (
        <Button size="small" type={reply ? "text" : "default"} onClick={() => write(true)}>
          {t(reply ? "reviews.reply.change" : "reviews.reply.write")}
        </Button>
      )}
    </>
  );
}

interface Props {
  of: Review;
  /** Whether one may answer in this store's name. */
  may: boolean;
  writing: boolean;
  write: (on: boolean) => void;
}

function Writing({ of, done }: { of: Review; done: () => void }) {
  const t = useWords();
  const act = useAct(["reviews"]);
  const [words, setWords] = useState(of.reply?.words ?? "");
  const [busy, setBusy] = useState(false);
  const isReady = words.trim().length > 0 && words.trim() !== of.reply?.words;
  const send = async () => {
    if (!isReady || busy) return;
    setBusy(true);
    const sent = await act(
      () => call("PUT", `/api/reviews/${of.id}/reply`, { body: { words: words.trim() } }),
      "reviews.replied",
    );
    setBusy(false);
    if (sent) done();
  };
  const listen = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void send();
    }
    if (event.key === "Escape") done();
  };
  return (
    <div className="replying">
      <Input.TextArea
        autoFocus
        autoSize={{ minRows: 2, maxRows: 8 }}
        value={words}
        maxLength={LONGEST}
        showCount
        aria-label={t("reviews.reply.to", { name: of.author.name })}
        placeholder={t("reviews.reply.hint")}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={listen}
      />
      <div className="row-acts">
        <Button type="primary" size="small" loading={busy} disabled={!isReady} onClick={() => void send()}>
          {t("reviews.reply.send")}
        </Button>
        <Button size="small" type="text" onClick={done}>
          {t("reviews.cancel")}
        </Button>
        <span className="quiet keys">{t("reviews.reply.keys")}</span>
      </div>
    </div>
  );
}
