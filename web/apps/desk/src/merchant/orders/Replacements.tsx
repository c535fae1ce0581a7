/** What the store owes for goods that came back: parcels to send like any other, and nothing is paid for them. */
import { call, newKey, type Schemas } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Form, Modal, Table } from "antd";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { CaseDue } from "../../care/Due";
import { Goods } from "../../shell/parts";
import { trouble, useWords } from "../../texts";
import { type Parcel, ParcelFields } from "./ParcelFields";

type Case = Schemas["AfterSaleOut"];

/** Hand a replacement to a courier. */
export function SendReplacement({ of, path, close }: { of: Case; path: string; close: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [busy, setBusy] = useState(false);
  const key = useRef(newKey());
  const send = async (parcel: Parcel) => {
    setBusy(true);
    try {
      await call("POST", `${path}/replace`, { body: parcel, headers: { "Idempotency-Key": key.current } });
      for (const first of ["after-sales", "after-sale", "orders"])
        void client.invalidateQueries({ queryKey: [first] });
      void message.success(t("replace.done"));
      close();
    } catch (error) {
      key.current = newKey();
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal open title={t("case.replace")} footer={null} onCancel={close} destroyOnHidden>
      <Form<Parcel> layout="vertical" requiredMark={false} onFinish={(parcel) => void send(parcel)}>
        <Goods
          image={of.wished?.image_url ?? of.image_url}
          title={of.title}
          about={`${of.wished?.options.join(" · ") ?? ""} × ${of.units}`}
        />
        <p className="quiet">{t("replace.about")}</p>
        <ParcelFields />
        <Button type="primary" htmlType="submit" loading={busy} block>
          {t("order.ship")}
        </Button>
      </Form>
    </Modal>
  );
}

/** Beside the orders to ship; nothing where nothing is owed. */
export function Replacements({ store }: { store: string }) {
  const t = useWords();
  const navigate = useNavigate();
  const [sending, send] = useState<Case | null>(null);
  const base = `/api/stores/${store}/after-sales`;
  const owed = useQuery({
    queryKey: ["after-sales", base, "to-replace"],
    refetchInterval: 30_000,
    queryFn: () => call<Schemas["AfterSaleDesk"]>("GET", `${base}?state=replacing`),
  });
  const rows = owed.data?.items ?? [];
  if (!rows.length) return null;
  const picks = rows.map((row) => `case=${row.id}`).join("&");
  return (
    <section className="card flush" aria-label={t("replace.owed")} style={{ marginBottom: 16 }}>
      <div className="bar">
        <strong>{t("replace.owed")}</strong>
        <span className="count">{owed.data?.counts.replacing ?? rows.length}</span>
        <span className="grow" />
        <Button onClick={() => void navigate(`/orders/pick?${picks}`)}>{t("pick")}</Button>
      </div>
      <Table<Case>
        rowKey="id"
        dataSource={rows}
        pagination={false}
        scroll={{ x: 640 }}
        columns={[
          {
            title: t("replace.what"),
            render: (_, row) => (
              <Goods
                image={row.wished?.image_url ?? row.image_url}
                title={row.title}
                about={`${row.wished?.options.join(" · ") ?? ""} × ${row.units}`}
              />
            ),
          },
          { title: t("order"), width: 200, render: (_, row) => <code className="quiet">{row.order}</code> },
          { title: t("care.due"), width: 150, render: (_, row) => <CaseDue of={row} /> },
          {
            title: "",
            width: 140,
            align: "right",
            render: (_, row) => <Button onClick={() => send(row)}>{t("order.ship")}</Button>,
          },
        ]}
      />
      {sending && <SendReplacement of={sending} path={`${base}/${sending.id}`} close={() => send(null)} />}
    </section>
  );
}
