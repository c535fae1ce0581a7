/** Recovery codes, on the one occasion on which they are shown. */
import { keepAsFile } from "@guang/ui";
import { Button, App as Feedback } from "antd";
import { useWords } from "../texts";

export function RecoveryCodes({
  codes,
  name,
  done,
}: {
  codes: readonly string[];
  name: string;
  done: () => void;
}) {
  const t = useWords();
  const { message } = Feedback.useApp();
  const file = `${t("factor.codes.file", { name })}\n\n${codes.join("\n")}\n`;
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    void message.success(t("factor.copied"));
  };
  return (
    <div className="recovery">
      <h3>{t("factor.codes")}</h3>
      <p className="quiet">{t("factor.codes.about")}</p>
      <ol data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <div className="acts">
        <Button onClick={() => keepAsFile("guang-recovery-codes.txt", file)}>{t("factor.codes.keep")}</Button>
        <Button onClick={() => void copy()}>{t("factor.copy")}</Button>
        <Button type="primary" onClick={done}>
          {t("factor.codes.done")}
        </Button>
      </div>
    </div>
  );
}
