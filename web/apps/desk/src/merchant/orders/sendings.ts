/** A list of parcels from a spreadsheet: order, carrier, tracking number, one a line. */
import type { Schemas } from "@guang/api";

export type Sending = Schemas["SendingForm"];
export type Sent = Schemas["SentOut"];
/** As many as the server takes at once. */
export const AT_ONCE = 100;

const HEADS: Record<keyof Sending, RegExp> = {
  order: /^(order|订单)/i,
  carrier: /^(carrier|courier|快递|物流)/i,
  tracking: /^(tracking|waybill|运单|快递单号|物流单号)/i,
};

/** Cells of a line: separated by commas, semicolons or tabs, quoted where they hold one. */
export function cells(line: string, by: string): string[] {
  const found: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] as string;
    if (sign === '"' && quoted && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (sign === by && !quoted) {
      found.push(cell);
      cell = "";
    } else cell += sign;
  }
  return [...found, cell].map((one) => one.trim().replace(/^'(?=[=+\-@])/, ""));
}

/** What a table says, by its own header if it has one, else in this order; a table of orders that came from here works. */
export function sendingsIn(text: string): Sending[] {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .filter((line) => line.trim());
  const by = ["\t", ";", ","].find((sign) => lines[0]?.includes(sign)) ?? ",";
  const first = cells(lines[0] ?? "", by);
  const place = (name: keyof Sending) => {
    const exact = first.findIndex((head) => head.toLowerCase() === name);
    return exact >= 0 ? exact : first.findIndex((head) => HEADS[name].test(head));
  };
  const places = { order: place("order"), carrier: place("carrier"), tracking: place("tracking") };
  const named = Object.values(places).every((at) => at >= 0);
  const rows = (named ? lines.slice(1) : lines).map((line) => cells(line, by));
  const at = named ? places : { order: 0, carrier: 1, tracking: 2 };
  const cut = (cell: string | undefined) => (cell ?? "").slice(0, 60);
  const found = rows.map((row) => ({
    order: cut(row[at.order]),
    carrier: cut(row[at.carrier]),
    tracking: cut(row[at.tracking]),
  }));
  // An order with several lines stands in a table several times, with one parcel.
  return found.filter(
    (one, here) =>
      found.findIndex((other) => other.order === one.order && other.tracking === one.tracking) === here,
  );
}
