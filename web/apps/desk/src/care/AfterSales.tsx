/** The store's after-sales desk. */
import { Empty, Head } from "../shell/parts";
import { useStore } from "../state/store";
import { useWords } from "../texts";
import { Cases, type View } from "./Cases";

const sum = (counts: Record<string, number> | undefined, ...states: string[]) =>
  states.reduce((all, state) => all + (counts?.[state] ?? 0), 0);

const WAITS = ["merchant_review", "received", "replacing"];
const WAY = ["awaiting_return", "return_shipping", "sold_out", "replacement_shipping"];
const OVER = ["refunded", "exchanged", "withdrawn", "closed"];
const VIEWS: View[] = [
  {
    key: "due",
    label: "care.view.due",
    query: { due: true },
    count: (found) => sum(found.counts, ...WAITS),
  },
  {
    key: "way",
    label: "care.view.way",
    query: { state: WAY },
    count: (found) => sum(found.counts, ...WAY),
  },
  {
    key: "platform",
    label: "care.view.platform",
    query: { state: ["rejected", "platform_arbitration"] },
    count: (found) => sum(found.counts, "rejected", "platform_arbitration"),
  },
  {
    key: "over",
    label: "care.view.over",
    query: { state: OVER },
    count: (found) => sum(found.counts, ...OVER),
  },
];

export default function AfterSales() {
  const t = useWords();
  const store = useStore();
  if (!store) return <Empty title={t("store.none")} about={t("store.none.about")} icon="store" />;
  return (
    <>
      <Head title={t("nav.after_sales")} about={t("after_sales.about")} />
      <Cases base={`/api/stores/${store.id}/after-sales`} views={VIEWS} side="merchant" />
    </>
  );
}
