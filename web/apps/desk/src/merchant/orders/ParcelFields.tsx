/** With whom a parcel travels, and under which number. */
import { AutoComplete, Form, Input } from "antd";
import { useWords } from "../../texts";

/** What most parcels in China travel with; anything else can be typed. */
const CARRIERS = ["顺丰速运", "京东物流", "中通快递", "圆通速递", "韵达快递", "EMS"];

export interface Parcel {
  carrier: string;
  tracking: string;
}

export function ParcelFields() {
  const t = useWords();
  return (
    <>
      <Form.Item
        name="carrier"
        label={t("order.carrier")}
        rules={[{ required: true, message: t("required") }]}
      >
        <AutoComplete
          options={CARRIERS.map((value) => ({ value }))}
          showSearch={{ filterOption: (typed, option) => option?.value.includes(typed) ?? false }}
          maxLength={40}
        />
      </Form.Item>
      <Form.Item
        name="tracking"
        label={t("order.tracking")}
        rules={[{ required: true, message: t("required") }]}
      >
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}
