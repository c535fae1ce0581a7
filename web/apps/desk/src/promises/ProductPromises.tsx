/** What is promised about one product, and where it is otherwise than the store. */
import { api, type ProductGuarantees } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Skeleton, Switch } from "antd";
import { useId, useState } from "react";
import { Failure } from "../shell/parts";
import { useStore } from "../state/store";
import { trouble, useWords } from "../texts";
import { Term } from "./Term";
import type { Choices } from "./words";

export function ProductPromises({ product }: { product: string }) {
  const t = useWords();
  const mayChange = useStore()?.rights.includes("goods") ?? false;
  const query = useQuery({
    queryKey: ["product-guarantees", product],
    queryFn: () => api.guarantees.ofProduct(product),
  });
  return (
    <section className="section">
      <h2>{t("nav.promises")}</h2>
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton active paragraph={{ rows: 4 }} />}
      {query.data && <Editor product={product} found={query.data} mayChange={mayChange} />}
    </section>
  );
}

const chosenOf = (found: ProductGuarantees): Choices =>
  Object.fromEntries(found.items.flatMap(({ kind, choice }) => (choice ? [[kind, choice]] : [])));

function Editor({
  product,
  found,
  mayChange,
}: {
  product: string;
  found: ProductGuarantees;
  mayChange: boolean;
}) {
  const t = useWords();
  const id = useId();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [choices, setChoices] = useState<Choices>(() => chosenOf(found));
  const [made, setMade] = useState(found.made_to_order);
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const after = await api.guarantees.setOfProduct(product, { choices, made_to_order: made });
      client.setQueryData(["product-guarantees", product], after);
      void message.success(t("promises.saved"));
    } catch (error) {
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      {found.counts_from && (
        <p className="quiet">{t("promises.counts_from", { when: t.date(found.counts_from) })}</p>
      )}
      <article className="promise">
        <div>
          <h3 id={id}>{t("promises.made_to_order")}</h3>
          <p>{t("promises.made_to_order.about")}</p>
        </div>
        <div className="promise-choice">
          <Switch aria-labelledby={id} checked={made} disabled={!mayChange} onChange={setMade} />
        </div>
      </article>
      {found.items.map((term) => (
        <Term
          key={term.kind}
          term={term}
          choice={choices[term.kind]}
          onChoice={(choice) => setChoices({ ...choices, [term.kind]: choice })}
          ofStore={found.of_store[term.kind] ?? null}
          disabled={!mayChange}
        />
      ))}
      {mayChange && (
        <Button loading={busy} onClick={() => void save()}>
          {t("promises.save")}
        </Button>
      )}
    </>
  );
}
