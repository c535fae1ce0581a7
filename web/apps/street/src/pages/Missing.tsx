import { Button, StateView } from "@guang/ui";
import { Page } from "../shell/Page";
import { go } from "../state/router";
import { useTexts } from "../texts";

export default function Missing() {
  const t = useTexts();
  return (
    <Page title={t("trouble.missing")}>
      <StateView icon="search" title={t("missing.title")} text={t("missing.text")}>
        <Button look="accent" onClick={() => go("/")}>
          {t("missing.home")}
        </Button>
      </StateView>
    </Page>
  );
}
