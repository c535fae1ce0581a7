/** A store's taxes: what it says of itself, and what it owes for a month. */
import { Tabs } from "antd";
import { Empty, Head } from "../shell/parts";
import { useStore } from "../state/store";
import { useWords } from "../texts";
import { Profile } from "./Profile";
import { Report } from "./Report";

export default function Taxes() {
  const t = useWords();
  const store = useStore();
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  const tabs = [
    ...(store.rights.includes("money")
      ? [{ key: "report", label: t("taxes.report"), children: <Report key={store.id} store={store} /> }]
      : []),
    ...(store.rights.includes("settings")
      ? [{ key: "profile", label: t("taxes.profile"), children: <Profile key={store.id} store={store} /> }]
      : []),
  ];
  if (!tabs.length) return <Empty title={t("connect.closed")} about={t("taxes.closed")} icon="shield" />;
  return (
    <>
      <Head title={t("nav.taxes")} about={t("taxes.about")} />
      <Tabs items={tabs} destroyOnHidden />
    </>
  );
}
