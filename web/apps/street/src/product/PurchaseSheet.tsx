import { api, type Sku } from "@guang/api";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Checkout } from "../checkout/Checkout";
import { type Bought, Done } from "../checkout/Done";
import { tell } from "../events";
import { Panel } from "../shell/Panel";
import { Trouble } from "../shell/Trouble";
import type { SheetHandle } from "../state/sheets";
import { useTexts } from "../texts";
import { GoodsStep } from "./GoodsStep";
import type { Glance, Origin } from "./open";
import { ProductWaiting } from "./PurchaseWaiting";

export interface PurchaseSheetProps extends SheetHandle {
  product: string;
  origin: Origin;
  token: Promise<string | null>;
  glance: Glance | null;
}

type Step = { at: "goods" } | { at: "checkout"; sku: Sku; units: number } | { at: "done"; bought: Bought };

/** Buying in one sheet over the playing video: goods → order → paid. The video is never touched. */
export default function PurchaseSheet({ product: id, origin, token, close, active }: PurchaseSheetProps) {
  const t = useTexts();
  const [step, setStep] = useState<Step>({ at: "goods" });
  const query = useQuery({ queryKey: ["product", id], queryFn: () => api.goods.product(id) });
  const product = query.data;

  const buy = (sku: Sku, units: number) => {
    tell({
      kind: "buy_click",
      subject: id,
      surface: origin.surface,
      ...(origin.entry ? { origin: origin.entry.video.id, slot: origin.entry.slot } : {}),
      ...(origin.entry?.page ? { page: origin.entry.page } : {}),
    });
    setStep({ at: "checkout", sku, units });
  };

  if (!product) {
    return (
      <Panel title={t("product.title")} onClose={close} active={active} size="two-thirds">
        {query.isError ? (
          <Trouble error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <ProductWaiting />
        )}
      </Panel>
    );
  }
  if (step.at === "checkout") {
    return (
      <Checkout
        lines={[{ sku: step.sku.id, units: step.units }]}
        token={token}
        most={Math.min(99, Math.max(1, step.sku.available))}
        active={active}
        onClose={close}
        onBack={() => setStep({ at: "goods" })}
        onChanged={() => void query.refetch()}
        onDone={(bought) => setStep({ at: "done", bought })}
      />
    );
  }
  if (step.at === "done") return <Done bought={step.bought} active={active} onClose={close} />;
  return <GoodsStep product={product} token={token} active={active} onClose={close} onBuy={buy} />;
}
