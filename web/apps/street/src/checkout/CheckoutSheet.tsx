import type { Want } from "@guang/api";
import { useState } from "react";
import { client } from "../state/query";
import type { SheetHandle } from "../state/sheets";
import { Checkout } from "./Checkout";
import { type Bought, Done } from "./Done";

/** Buying what was chosen in the cart: the order, then what became of it. */
export default function CheckoutSheet({ lines, close, active }: SheetHandle & { lines: readonly Want[] }) {
  const [bought, setBought] = useState<Bought | null>(null);
  if (bought) return <Done bought={bought} active={active} onClose={close} />;
  return (
    <Checkout
      lines={lines}
      most={null}
      active={active}
      onClose={close}
      onChanged={() => void client.invalidateQueries({ queryKey: ["cart"] })}
      onDone={setBought}
    />
  );
}
