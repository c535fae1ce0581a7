/** A card, typed into Stripe's own element: what is typed never touches our pages or our server. */
import type { PaymentStep } from "@guang/api";
import { Button, Skeleton, useLocale } from "@guang/ui";
import { useEffect, useRef, useState } from "react";
import { useTexts } from "../texts";
import styles from "./Checkout.module.css";

const SCRIPT = "https://js.stripe.com/v3/";

interface Elements {
  create: (kind: "payment") => {
    mount: (at: HTMLElement) => void;
    on: (event: "ready", then: () => void) => void;
  };
}
interface StripeJs {
  elements: (about: { clientSecret: string; locale: string }) => Elements;
  confirmPayment: (about: {
    elements: Elements;
    redirect: "if_required";
    confirmParams: { return_url: string };
  }) => Promise<{ error?: { message?: string } }>;
}
type Make = (key: string) => StripeJs;

let loading: Promise<Make> | null = null;

/** Stripe asks that its script comes from its own address, and only once. */
function load(): Promise<Make> {
  loading ??= new Promise<Make>((done, fail) => {
    const script = document.createElement("script");
    script.src = SCRIPT;
    script.onload = () => done((window as unknown as { Stripe: Make }).Stripe);
    script.onerror = () => {
      loading = null;
      fail(new Error(SCRIPT));
    };
    document.head.append(script);
  });
  return loading;
}

export function CardStep({ step }: { step: PaymentStep }) {
  const t = useTexts();
  const locale = useLocale();
  const place = useRef<HTMLDivElement>(null);
  const held = useRef<{ stripe: StripeJs; elements: Elements } | null>(null);
  const [state, setState] = useState<"loading" | "ready" | "sending" | "sent" | "broken">("loading");
  const [said, setSaid] = useState("");
  useEffect(() => {
    let here = true;
    load()
      .then((make) => {
        if (!here || !place.current) return;
        const stripe = make(step.browser_key);
        const elements = stripe.elements({
          clientSecret: step.secret,
          locale: locale === "zh-CN" ? "zh" : "en",
        });
        held.current = { stripe, elements };
        const card = elements.create("payment");
        card.on("ready", () => setState("ready"));
        card.mount(place.current);
      })
      .catch(() => here && setState("broken"));
    return () => {
      here = false;
    };
  }, [step.browser_key, step.secret, locale]);
  const send = async () => {
    if (!held.current) return;
    setState("sending");
    const { error } = await held.current.stripe.confirmPayment({
      elements: held.current.elements,
      redirect: "if_required",
      confirmParams: { return_url: `${location.origin}/orders` },
    });
    setSaid(error?.message ?? "");
    setState(error ? "ready" : "sent");
  };
  if (state === "broken") return <p role="alert">{t("pay.card_broken")}</p>;
  return (
    <div className={styles.payment}>
      {state === "loading" && <Skeleton height={160} style={{ borderRadius: 12 }} />}
      <div ref={place} />
      {said && <p role="alert">{said}</p>}
      {state !== "loading" && (
        <Button
          look="accent"
          wide
          busy={state === "sending"}
          disabled={state === "sent"}
          onClick={() => void send()}
        >
          {t(state === "sent" ? "pay.now_pending" : "pay.card_send")}
        </Button>
      )}
    </div>
  );
}
