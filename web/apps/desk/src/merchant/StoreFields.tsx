/** What a store is asked about itself, when it opens and afterwards. */
import { Form, type FormRule, Input, Select } from "antd";
import type { ReactNode } from "react";
import { useWords } from "../texts";
import { zones } from "./zones";

/** A name in either language, or in both. */
export function StoreNames() {
  const t = useWords();
  const named: FormRule = ({ getFieldValue }) => ({
    validator: () =>
      getFieldValue("zh") || getFieldValue("en")
        ? Promise.resolve()
        : Promise.reject(new Error(t("required"))),
  });
  return (
    <div className="pair">
      <Form.Item name="zh" label={`${t("store.name")} · 简体中文`} rules={[named]} dependencies={["en"]}>
        <Input maxLength={60} lang="zh-CN" />
      </Form.Item>
      <Form.Item name="en" label={`${t("store.name")} · English`} rules={[named]} dependencies={["zh"]}>
        <Input maxLength={60} lang="en" />
      </Form.Item>
    </div>
  );
}

/** By whose clocks the store lives. */
export function StoreZone({ about, kept }: { about: ReactNode; kept: string }) {
  const t = useWords();
  return (
    <Form.Item name="time_zone" label={t("settings.zone")} extra={about}>
      <Select showSearch options={zones(kept).map((one) => ({ value: one, label: one }))} />
    </Form.Item>
  );
}

/** A text in the languages in which something was said. */
export const both = (en?: string, zh?: string) => ({ ...(en ? { en } : {}), ...(zh ? { "zh-CN": zh } : {}) });
