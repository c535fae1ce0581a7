/** Many orders handed over at once: a list from a spreadsheet, checked before anything leaves. */
import { post } from "@guang/api";
import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Drawer, App as Feedback, Input, Progress, Table, Upload } from "antd";
import { useState } from "react";
import { counted, type Key, trouble, useWords } from "../../texts";
import { AT_ONCE, type Sending, type Sent, sendingsIn } from "./sendings";

export function ShipMany({ store, close }: { store: string; close: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [text, setText] = useState("");
  const [found, setFound] = useState<Sent[] | null>(null);
  const [sent, setSent] = useState(false);
  const [through, setThrough] = useState<number | null>(null);
  const go = async (parcels: Sending[], dry: boolean) => {
    const all: Sent[] = [];
    setThrough(0);
    try {
      for (let at = 0; at < parcels.length; at += AT_ONCE) {
        const part = await post("/api/stores/{store_id}/orders/ship", {
          path: { store_id: store },
          body: { parcels: parcels.slice(at, at + AT_ONCE), dry },
        });
        all.push(...part.items);
        setThrough(Math.floor((all.length / parcels.length) * 100));
      }
      setFound(all);
      setSent(!dry);
    } catch (error) {
      void message.error(trouble(error, t), 8);
    } finally {
      setThrough(null);
      if (!dry) await client.invalidateQueries({ queryKey: ["orders"] });
    }
  };
  const ready = found?.filter((one) => one.problem === null) ?? [];
  const bad = found?.filter((one) => one.problem !== null) ?? [];
  return (
    <Drawer open onClose={close} size={720} title={t("ship.many")}>
      {!found && (
        <>
          <p className="quiet">{t("ship.many.how")}</p>
          <Upload.Dragger
            accept=".csv,.tsv,.txt"
            showUploadList={false}
            beforeUpload={(file) => {
              void file.text().then((words) => {
                setText(words);
                const parcels = sendingsIn(words);
                if (parcels.length) void go(parcels, true);
              });
              return false;
            }}
          >
            {t("import.drop")}
          </Upload.Dragger>
          <Input.TextArea
            aria-label={t("ship.many.paste")}
            placeholder={`ord_…, ${t("order.carrier")}, ${t("order.tracking")}`}
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoSize={{ minRows: 6, maxRows: 14 }}
            style={{ marginBlock: 16, fontFamily: "monospace" }}
          />
          <Button
            type="primary"
            disabled={!sendingsIn(text).length}
            loading={through !== null}
            onClick={() => void go(sendingsIn(text), true)}
          >
            {counted(t, "ship.many.check", sendingsIn(text).length)}
          </Button>
        </>
      )}
      {through !== null && <Progress percent={through} status="active" style={{ marginBlock: 12 }} />}
      {found && (
        <>
          <Alert
            type={sent ? "success" : bad.length ? "warning" : "info"}
            showIcon
            style={{ marginBottom: 16 }}
            title={counted(t, sent ? "ship.many.sent" : "ship.many.ready", ready.length)}
            description={bad.length > 0 && counted(t, "ship.many.bad", bad.length)}
          />
          <div style={{ display: "flex", gap: 8, marginBottom: 16 }}>
            {!sent && (
              <Button
                type="primary"
                disabled={!ready.length}
                loading={through !== null}
                onClick={() => void go(ready, false)}
              >
                {counted(t, "ship.many.go", ready.length)}
              </Button>
            )}
            <Button onClick={() => setFound(null)}>{t(sent ? "ship.many.more" : "ship.many.back")}</Button>
          </div>
          <Table<Sent>
            size="small"
            rowKey={(row) => `${row.order}${row.tracking}${row.problem}`}
            dataSource={[...bad, ...ready]}
            pagination={found.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
            columns={[
              { title: t("order"), width: 190, render: (_, row) => <code>{row.order || "–"}</code> },
              { title: t("order.carrier"), dataIndex: "carrier" },
              { title: t("order.tracking"), dataIndex: "tracking" },
              {
                title: t("goods.state"),
                width: 200,
                render: (_, row) => (
                  <span className={`state ${row.problem ? "bad" : "good"}`}>
                    {row.problem ? problem(row.problem, t) : t(sent ? "ship.sent" : "ship.ready")}
                  </span>
                ),
              },
            ]}
          />
        </>
      )}
    </Drawer>
  );
}

const KNOWN = ["missing", "twice", "parcel", "state", "already"];

const problem = (code: string, t: ReturnType<typeof useWords>): string =>
  KNOWN.includes(code) ? t(`ship.problem.${code}` as Key) : t("ship.problem.else");
