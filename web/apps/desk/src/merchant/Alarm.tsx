/** From how few units downwards the store wants to be told about one variant; kept at once. */
import { get, put } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, InputNumber, Space } from "antd";
import { useState } from "react";
import { trouble, useWords } from "../texts";

export function Alarm({ sku }: { sku: string }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const key = ["stock", "sku", sku];
  const found = useQuery({
    queryKey: key,
    queryFn: () => get("/api/desk/skus/{sku_id}/stock", { path: { sku_id: sku } }),
  });
  const [typed, type] = useState<number | null | undefined>(undefined);
  const [busy, setBusy] = useState(false);
  const known = found.data?.low_at ?? null;
  const value = typed === undefined ? known : typed;
  const save = async () => {
    setBusy(true);
    try {
      const answer = await put("/api/desk/skus/{sku_id}/low-stock", {
        path: { sku_id: sku },
        body: { low_at: value },
      });
      client.setQueryData(key, answer);
      type(undefined);
      void message.success(t("saved"));
    } catch (error) {
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Space.Compact>
      <InputNumber
        aria-label={t("sku.alarm")}
        placeholder={t("sku.alarm")}
        min={0}
        max={1_000_000}
        precision={0}
        value={value}
        onChange={type}
        onPressEnter={() => void save()}
        disabled={!found.data}
        style={{ width: 150 }}
      />
      <Button loading={busy} disabled={!found.data || value === known} onClick={() => void save()}>
        {t("save")}
      </Button>
    </Space.Compact>
  );
}
