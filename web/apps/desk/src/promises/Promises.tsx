/** What a store promises about everything it sells, and the products that are otherwise. */
import { api, type StoreGuarantees } from "@guang/api";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, App as Feedback, Skeleton, Tag } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import { Empty, Failure, Head } from "../shell/parts";
import { useStore } from "../state/store";
import type { MyStore } from "../state/types";
import { type Key, trouble, useWords } from "../texts";
import { Term } from "./Term";
import type { Choices, Kind } from "./words";

export default function Promises() {
  const t = useWords();
  const store = useStore();
  const query = useQuery({
    queryKey: ["guarantees", store?.id],
    enabled: store !== null,
    queryFn: () => api.guarantees.ofStore(store?.id ?? ""),
  });
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="shield" />;
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return (
    <>
      <Head title={t("nav.promises")} about={t("promises.about")} />
      {query.data ? (
        <Editor key={store.id} store={store} found={query.data} />
      ) : (
        <Skeleton active paragraph={{ rows: 10 }} />
      )}
    </>
  );
}

const chosenOf = (found: StoreGuarantees): Choices =>
  Object.fromEntries(found.items.flatMap(({ kind, choice }) => (choice ? [[kind, choice]] : [])));

function Editor({ store, found }: { store: MyStore; found: StoreGuarantees }) {
  const t = useWords();
  const client = useQueryClient();
  const { message } = Feedback.useApp();
  const [choices, setChoices] = useState<Choices>(() => chosenOf(found));
  const [busy, setBusy] = useState(false);
  const mayChange = store.rights.includes("settings");
  const save = async () => {
    setBusy(true);
    try {
      const after = await api.guarantees.setOfStore(store.id, { choices, made_to_order: false });
      client.setQueryData(["guarantees", store.id], after);
      void message.success(t("promises.saved"));
    } catch (error) {
      void message.error(trouble(error, t), 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <section className="section">
        {found.counts_from && (
          <p className="quiet">{t("promises.counts_from", { when: t.date(found.counts_from) })}</p>
        )}
        {found.items.map((term) => (
          <Term
            key={term.kind}
            term={term}
            choice={choices[term.kind]}
            onChoice={(choice) => setChoices({ ...choices, [term.kind]: choice })}
            disabled={!mayChange}
          />
        ))}
        {mayChange ? (
          <Button type="primary" loading={busy} onClick={() => void save()}>
            {t("promises.save")}
          </Button>
        ) : (
          <p className="quiet">{t("settings.closed")}</p>
        )}
      </section>
      <Exceptions found={found} />
    </>
  );
}

function Exceptions({ found }: { found: StoreGuarantees }) {
  const t = useWords();
  return (
    <section className="section">
      <h2>{t("promises.exceptions")}</h2>
      {found.products.length === 0 && <p className="quiet">{t("promises.exceptions.none")}</p>}
      {found.products.map((one) => (
        <p key={one.product}>
          <Link to={`/goods/${one.product}`}>{one.title}</Link>{" "}
          {one.made_to_order && <Tag color="orange">{t("promises.made_to_order")}</Tag>}
          {(Object.keys(one.choices) as Kind[]).map((kind) => (
            <Tag key={kind} color={one.choices[kind]?.on ? "green" : "default"}>
              {t(`promises.${kind}` as Key)}: {t(one.choices[kind]?.on ? "promises.on" : "promises.off")}
            </Tag>
          ))}
        </p>
      ))}
    </section>
  );
}
