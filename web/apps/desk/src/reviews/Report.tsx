/** Tell the platform that a review breaks the rules. The store cannot hide one itself. */
import { post } from "@guang/api";
import { Input, Modal, Select } from "antd";
import { useState } from "react";
import { useAct } from "../state/act";
import { type Key, useWords } from "../texts";

const REASONS = ["spam", "misleading", "hate", "scam", "sexual", "privacy", "other"] as const;
type Reason = (typeof REASONS)[number];

export function Report({ review, close }: { review: string; close: () => void }) {
  const t = useWords();
  const act = useAct();
  const [reason, setReason] = useState<Reason>("spam");
  const [text, setText] = useState("");
  const send = async () => {
    const sent = await act(
      () => post("/api/reports", { body: { subject: review, reason, text: text.trim() } }),
      "reviews.reported",
    );
    if (sent) close();
  };
  return (
    <Modal
      open
      title={t("reviews.report")}
      okText={t("reviews.report.send")}
      okButtonProps={{ danger: true }}
      cancelText={t("reviews.cancel")}
      onOk={() => send()}
      onCancel={close}
    >
      <p className="quiet">{t("reviews.report.about")}</p>
      <Select<Reason>
        value={reason}
        onChange={setReason}
        style={{ width: "100%", margin: "12px 0" }}
        aria-label={t("reviews.report.reason")}
        options={REASONS.map((one) => ({ value: one, label: t(`reviews.report.${one}` as Key) }))}
      />
      <Input.TextArea
        rows={3}
        value={text}
        maxLength={500}
        placeholder={t("reviews.report.words")}
        aria-label={t("reviews.report.words")}
        onChange={(event) => setText(event.target.value)}
      />
    </Modal>
  );
}
