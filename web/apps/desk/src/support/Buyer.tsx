/** The buyer: what they bought here, and not hearing them any more. */
import { call, post } from "@guang/api";
import { Button, Checkbox, Input, Modal, Select } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { Ago, Face } from "../shell/parts";
import { type Key, useWords } from "../texts";
import { CardView } from "./Said";
import { send, useDo } from "./state";
import type { TalkPage } from "./types";

const REASONS = ["abuse", "spam", "fraud", "other"] as const;
/** What a block is called when it is also reported to the platform. */
const REPORTED = { abuse: "hate", spam: "spam", fraud: "scam", other: "other" } as const;
type Reason = (typeof REASONS)[number];

function BlockDialog({ store, account, close }: { store: string; account: string; close: () => void }) {
  const t = useWords();
  const act = useDo();
  const [reason, setReason] = useState<Reason>("abuse");
  const [text, setText] = useState("");
  const [reports, setReports] = useState(false);
  const block = async () => {
    const done = await act(async () => {
      await call("PUT", `/api/stores/${store}/blocked-buyers/${account}`, { body: { reason, text } });
      if (reports) await post("/api/reports", { body: { subject: account, reason: REPORTED[reason], text } });
    }, t("support.blocked_now"));
    if (done) close();
  };
  return (
    <Modal
      open
      title={t("support.block")}
      okText={t("support.block")}
      okButtonProps={{ danger: true }}
      onOk={() => void block()}
      onCancel={close}
    >
      <p className="quiet">{t("support.block.about")}</p>
      <Select
        value={reason}
        onChange={setReason}
        style={{ width: "100%", margin: "12px 0" }}
        aria-label={t("support.block.reason")}
        options={REASONS.map((one) => ({ value: one, label: t(`support.block.${one}` as Key) }))}
      />
      <Input
        value={text}
        maxLength={300}
        placeholder={t("support.block.words")}
        aria-label={t("support.block.words")}
        onChange={(event) => setText(event.target.value)}
      />
      <Checkbox
        checked={reports}
        onChange={(event) => setReports(event.target.checked)}
        style={{ marginTop: 12 }}
      >
        {t("support.block.report")}
      </Checkbox>
    </Modal>
  );
}

export function Buyer({ store, path, page }: { store: string; path: string; page: TalkPage }) {
  const t = useWords();
  const act = useDo();
  const [blocking, setBlocking] = useState(false);
  const buyer = page.talk.buyer;
  if (!buyer) return <p className="none">{t("support.left.about")}</p>;
  const hear = () => act(() => call("DELETE", `/api/stores/${store}/blocked-buyers/${buyer.account}`));
  return (
    <>
      <header className="talk-who">
        <Face image={buyer.avatar_url ?? null} name={buyer.name} size={44} />
        <div>
          <strong>{buyer.name}</strong>
          <span className="quiet">
            {page.score ? t("support.last_score", { n: page.score }) : t("support.round", { n: page.round })}
          </span>
        </div>
      </header>
      {page.blocked ? (
        <Button block onClick={() => void hear()}>
          {t("support.unblock")}
        </Button>
      ) : (
        <Button block danger type="text" onClick={() => setBlocking(true)}>
          {t("support.block")}
        </Button>
      )}
      <h3>{t("support.bought", { n: page.orders.length })}</h3>
      {page.orders.length === 0 && <p className="quiet">{t("support.bought_none")}</p>}
      <ul className="talk-orders">
        {page.orders.map(({ card, placed_at, units }) => (
          <li key={card.id}>
            <CardView card={card} />
            <div className="row">
              <span className="quiet">
                <Ago at={placed_at} /> · × {units}
              </span>
              <span>
                <Button
                  size="small"
                  type="link"
                  onClick={() => void act(() => send(path, { card: card.id }))}
                >
                  {t("support.send")}
                </Button>
                <Link to={`/orders?state=${card.state}&order=${card.id}`}>{t("support.open")}</Link>
              </span>
            </div>
          </li>
        ))}
      </ul>
      {blocking && <BlockDialog store={store} account={buyer.account} close={() => setBlocking(false)} />}
    </>
  );
}
