import { expect, it } from "vitest";
import { cells, sendingsIn } from "../src/merchant/orders/sendings";

it("reads a list without a header in the order it says", () => {
  expect(sendingsIn("ord_1, SF, T1\r\n\r\nord_2;x\n")).toEqual([
    { order: "ord_1", carrier: "SF", tracking: "T1" },
    { order: "ord_2;x", carrier: "", tracking: "" },
  ]);
});

it("finds the columns of a table by their names, and a parcel of several lines once", () => {
  const table = '\ufeff订单号\t商品\t快递公司\t运单号\nord_1\t"茶\t杯"\t顺丰\tT1\nord_1\t茶\t顺丰\tT1\n';
  expect(sendingsIn(table)).toEqual([{ order: "ord_1", carrier: "顺丰", tracking: "T1" }]);
  expect(sendingsIn("order,order_total,carrier,tracking\nord_9,12,SF,T9")).toEqual([
    { order: "ord_9", carrier: "SF", tracking: "T9" },
  ]);
});

it("takes quotes and guards off", () => {
  expect(cells('"a ""b""",\'=x,c', ",")).toEqual(['a "b"', "=x", "c"]);
});
