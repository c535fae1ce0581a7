/** The store's money. */

import { Insurance } from "../promises/Insurance";
import { Empty, Head } from "../shell/parts";
import { useStore } from "../state/store";
import { useWords } from "../texts";
import { Purse } from "./Purse";

export default function Finance() {
  const t = useWords();
  const store = useStore();
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  if (!store.rights.includes("money"))
    return <Empty title={t("connect.closed")} about={t("money.closed")} icon="shield" />;
  const base = `/api/stores/${store.id}`;
  return (
    <>
      <Head title={t("nav.finance")} about={t("money.about")} />
      <Purse
        books={{
          finance: `${base}/finance`,
          entries: `${base}/finance/entries`,
          statement: `${base}/finance/statement.csv`,
          none: t("money.none.about"),
          order: (id) => `${base}/finance/orders/${id}`,
          withdrawals: `${base}/withdrawals`,
        }}
      />
      <Insurance store={store.id} />
    </>
  );
}
