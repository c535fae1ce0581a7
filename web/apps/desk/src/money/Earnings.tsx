/** What a creator's promotions have earned. */
import { ownZone } from "@guang/ui";
import { Head } from "../shell/parts";
import { useWords } from "../texts";
import { Purse } from "./Purse";

const BASE = "/api/me/earnings";

export default function Earnings() {
  const t = useWords();
  return (
    <>
      <Head title={t("nav.earnings")} about={t("earnings.about")} />
      <Purse
        books={{
          zone: ownZone(),
          finance: BASE,
          entries: `${BASE}/entries`,
          statement: `${BASE}/statement.csv`,
          none: t("earnings.none"),
          order: (id) => `${BASE}/orders/${id}`,
          withdrawals: `${BASE}/withdrawals`,
        }}
      />
    </>
  );
}
