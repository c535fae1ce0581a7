/** What the platform was called on to decide. */
import { Head } from "../shell/parts";
import { useWords } from "../texts";
import { Cases, type View } from "./Cases";

const VIEWS: View[] = [{ key: "all", label: "all", query: {} }];

export default function Arbitration() {
  const t = useWords();
  return (
    <>
      <Head title={t("nav.arbitration")} about={t("arbitration.about")} />
      <Cases base="/api/operator/after-sales" views={VIEWS} side="operator" />
    </>
  );
}
